package dev.larder.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * The Java blocks of a document as sources. A block that begins with {@code package} or {@code public} is a source file.
 * All others are one method, in their order, so that a block goes on with the variables of those before it; the types they
 * declare are members of the class around that method, and imports stand above it.
 */
final class JavaSamples {
    private static final String IMPORTS = """
            import static dev.larder.serde.Mode.*;
            import dev.larder.serde.*;
            import dev.larder.serde.transform.*;
            import dev.larder.store.*;
            import dev.larder.store.backend.*;
            import dev.larder.store.config.*;
            import dev.larder.store.fs.*;
            import dev.larder.store.layer.*;
            import dev.larder.store.memory.*;
            import java.io.*;
            import java.math.*;
            import java.nio.charset.StandardCharsets;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;
            import java.util.stream.*;
            """;

    private static final Pattern EXPECTED = Pattern.compile("[ \\t]*// (->|throws) ([^\\n]*)");
    private static final Pattern PUBLIC =
            Pattern.compile("(?m)^public (?:[a-z]+ )*(?:class|interface|record|enum) (\\w+)");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

    /** What the name of a class begins with whose {@code run} is the statements of a document. */
    static final String STATEMENTS = "Sample_";

    private JavaSamples() {}

    private record Edit(int from, int to, String text) {}

    /** Class name to source. */
    static Map<String, String> sources(Document document) {
        Map<String, String> sources = new LinkedHashMap<>();
        StringBuilder imports = new StringBuilder(IMPORTS);
        StringBuilder members = new StringBuilder();
        StringBuilder statements = new StringBuilder();
        for (Document.Block block : document.blocks("java")) {
            String text = block.text();
            if (text.matches("(?s)(package|import|public) .*")
                    && PUBLIC.matcher(text).find()) {
                file(text, sources);
                continue;
            }
            imports.append(text.lines()
                    .filter(line -> line.startsWith("import "))
                    .collect(Collectors.joining("\n", "", "\n")));
            String body = text.lines()
                    .map(line -> line.startsWith("import ") ? "" : line)
                    .collect(Collectors.joining("\n", "", "\n"));
            split(document.name(), block.line(), body, members, statements);
        }
        if (!statements.isEmpty() || !members.isEmpty()) {
            String name = STATEMENTS + document.name().replaceAll("\\W", "_");
            sources.put(
                    name,
                    imports + "public class " + name + " {\n" + members
                            + "public static void run() throws Exception {\n" + statements + "}\n}\n");
        }
        return sources;
    }

    private static void file(String text, Map<String, String> sources) {
        Matcher type = PUBLIC.matcher(text);
        if (!type.find()) {
            throw new AssertionError("A source file has a public type");
        }
        Matcher own = PACKAGE.matcher(text);
        String name = own.find() ? own.group(1) + "." + type.group(1) : type.group(1);
        sources.put(name, own.find(0) ? text : IMPORTS + text);
    }

    /** Takes the types out of the statements, and turns the comments that say what comes out into checks. */
    private static void split(String name, int line, String body, StringBuilder members, StringBuilder statements) {
        String before = "class X { static void run() throws Exception {\n";
        String text = before + body + "}}";
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(Compiling.source("X", text)));
        CompilationUnitTree unit = parse(task);
        SourcePositions positions = DocTrees.instance(task).getSourcePositions();
        MethodTree method = (MethodTree)
                ((ClassTree) unit.getTypeDecls().get(0)).getMembers().get(0);
        List<Edit> edits = new ArrayList<>();
        for (StatementTree statement : method.getBody().getStatements()) {
            int from = (int) positions.getStartPosition(unit, statement);
            int to = (int) positions.getEndPosition(unit, statement);
            if (statement instanceof ClassTree) {
                members.append("static ").append(text, from, to).append("\n");
                edits.add(new Edit(from, to, ""));
                continue;
            }
            new TreeScanner<Void, Void>() {
                @Override
                public Void scan(Tree tree, Void none) {
                    if (tree instanceof ExpressionStatementTree || tree instanceof VariableTree) {
                        check(name, line, text, tree, unit, positions, edits);
                    }
                    return super.scan(tree, null);
                }
            }.scan(statement, null);
        }
        long checked =
                edits.stream().filter(edit -> edit.text.contains("Sampled.")).count();
        long said = EXPECTED.matcher(body).results().count();
        if (checked != said) {
            throw new AssertionError(name + ":" + line + " says " + said + " times what comes out, and " + checked
                    + " of these stand behind a statement");
        }
        edits.sort(Comparator.comparingInt(Edit::from).reversed());
        StringBuilder edited = new StringBuilder(text);
        edits.forEach(edit -> edited.replace(edit.from, edit.to, edit.text));
        statements.append(edited, before.length(), edited.length() - 2).append("\n");
    }

    private static void check(
            String name,
            int first,
            String text,
            Tree tree,
            CompilationUnitTree unit,
            SourcePositions positions,
            List<Edit> edits) {
        int from = (int) positions.getStartPosition(unit, tree);
        int to = (int) positions.getEndPosition(unit, tree);
        Matcher expected = EXPECTED.matcher(text).region(Math.max(to, 0), text.length());
        if (from < 0 || !expected.lookingAt()) {
            return;
        }
        String place = "\"" + name + ":" + (first + unit.getLineMap().getLineNumber(to) - 2) + "\"";
        String wanted = quoted(expected.group(2).strip());
        if (expected.group(1).equals("throws")) {
            String statement = text.substring(from, to);
            edits.add(new Edit(
                    from,
                    to,
                    "dev.larder.architecture.Sampled.fails(" + place + ", " + wanted + ", () -> { " + statement
                            + " });"));
        } else if (tree instanceof VariableTree variable) {
            edits.add(new Edit(
                    to,
                    to,
                    " dev.larder.architecture.Sampled.is(" + place + ", " + wanted + ", " + variable.getName() + ");"));
        } else {
            edits.add(new Edit(
                    from,
                    to,
                    "dev.larder.architecture.Sampled.is(" + place + ", " + wanted + ", "
                            + shown(((ExpressionStatementTree) tree), text, unit, positions) + ");"));
        }
    }

    /** The expression of a statement, or what it prints. */
    private static String shown(
            ExpressionStatementTree statement, String text, CompilationUnitTree unit, SourcePositions positions) {
        Tree shown = statement.getExpression();
        if (shown instanceof MethodInvocationTree call
                && call.getMethodSelect().toString().equals("System.out.println")) {
            shown = call.getArguments().get(0);
        }
        return text.substring(
                (int) positions.getStartPosition(unit, shown), (int) positions.getEndPosition(unit, shown));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static CompilationUnitTree parse(JavacTask task) {
        try {
            return task.parse().iterator().next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
