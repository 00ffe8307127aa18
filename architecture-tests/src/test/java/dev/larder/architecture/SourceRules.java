package dev.larder.architecture;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Rules that a source file keeps or breaks; each lists the places where it is broken. */
final class SourceRules {
    private static final Pattern SCHEME = Pattern.compile("(?i)(memory|file|redis|rediss|s3)(:.*)?");

    private SourceRules() {}

    /** No test waits by sleeping: it would be slow on a fast machine, and fail on a slow one. */
    static List<String> sleeps(Parsed file) {
        return scan(
                file,
                tree -> tree instanceof MethodInvocationTree call
                        && (call.getMethodSelect().toString().endsWith(".sleep")
                                || call.getMethodSelect().toString().equals("sleep")));
    }

    /** No test is switched off, none replaces a class by a mock. */
    static List<String> disabledOrMocked(Parsed file) {
        return scan(
                file,
                tree -> (tree instanceof AnnotationTree annotation
                                && annotation.getAnnotationType().toString().matches("(.*\\.)?Disabled"))
                        || (tree instanceof ImportTree imported
                                && imported.getQualifiedIdentifier()
                                        .toString()
                                        .matches("org\\.(mockito|easymock)\\..*")));
    }

    /** No exception is dropped without a word why. */
    static List<String> swallowed(Parsed file) {
        return scan(
                file,
                tree -> tree instanceof CatchTree caught
                        && caught.getBlock().getStatements().isEmpty()
                        && !file.source(caught.getBlock()).contains("//"));
    }

    /** The portable classes name no scheme: if they had to, the SPI would lack a word. */
    static List<String> schemes(Parsed file) {
        return scan(
                file,
                tree -> (tree instanceof LiteralTree literal
                                && literal.getValue() instanceof String text
                                && SCHEME.matcher(text).matches())
                        || (tree instanceof IdentifierTree name
                                && name.getName().toString().matches("(?i)(memory|file|redis|s3)backend.*")));
    }

    /** Classes that read or write Java's own serialization. */
    static List<String> objectStreams(Parsed file) {
        return scan(
                file,
                tree -> (tree instanceof IdentifierTree name && objectStream(name.getName()))
                        || (tree instanceof MemberSelectTree member && objectStream(member.getIdentifier())));
    }

    private static boolean objectStream(CharSequence name) {
        return name.toString().matches("Object(In|Out)putStream");
    }

    /** Work that was put off. */
    static List<String> putOff(Parsed file) {
        Pattern mark = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");
        List<String> found = new ArrayList<>();
        List<String> lines = file.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (mark.matcher(lines.get(i)).find()) {
                found.add(file.name() + ":" + (i + 1));
            }
        }
        return found;
    }

    private static List<String> scan(Parsed file, Function<Tree, Boolean> broken) {
        List<String> found = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void scan(Tree tree, Void none) {
                if (tree != null && broken.apply(tree)) {
                    found.add(file.place(tree));
                }
                return super.scan(tree, null);
            }
        }.scan(file.unit(), null);
        return found;
    }
}
