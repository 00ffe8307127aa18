package dev.larder.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/** Everything public is described, and every package says what it is and that it is null-marked. */
class JavadocTest {
    @Test
    void everythingPublicIsDescribed() {
        List<String> folders =
                Project.libraries().stream().map(Project.Module::folder).toList();
        List<String> bare = Parsed.MAIN.stream()
                .filter(file ->
                        folders.contains(file.name().substring(0, file.name().indexOf('/'))))
                .filter(file -> !file.name().contains("/internal/"))
                .flatMap(file -> undescribed(file).stream())
                .toList();
        assertThat(bare).isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        List<Path> folders = Project.modules().stream()
                .flatMap(module -> module.mainSources().stream())
                .filter(file -> !file.endsWith("module-info.java"))
                .map(Path::getParent)
                .distinct()
                .toList();
        assertThat(folders).hasSizeGreaterThan(5);
        assertThat(folders.stream().map(JavadocTest::packageTrouble).filter(text -> !text.isEmpty()))
                .isEmpty();
    }

    @Test
    void whatIsBareIsNoticed() {
        Parsed file = Parsed.of("Bare.java", """
                package a;
                /** Described. */
                public class Bare {
                    public int field;
                    /** {@return a number} */
                    public int described() { return 1; }
                    public int bare() { return 1; }
                    protected Bare() {}
                    @Override public String toString() { return ""; }
                    void own() {}
                    private static class Inner { public void hidden() {} }
                    public interface Shown { void implicit(); }
                    public record Pair(int a) { public Pair { a = 1; } }
                    public enum Word { YES }
                }
                """);
        assertThat(undescribed(file))
                .containsExactlyInAnyOrder(
                        "Bare.java:4 field",
                        "Bare.java:7 bare",
                        "Bare.java:8 <init>",
                        "Bare.java:12 Shown",
                        "Bare.java:12 implicit",
                        "Bare.java:13 Pair",
                        "Bare.java:13 Pair lacks @param a",
                        "Bare.java:14 Word",
                        "Bare.java:14 YES");
        assertThat(packageTrouble(Project.ROOT.resolve("docs"))).contains("package-info.java is missing");
    }

    private static String packageTrouble(Path folder) {
        Path info = folder.resolve("package-info.java");
        if (!Files.isRegularFile(info)) {
            return Project.shown(info) + " is missing";
        }
        String text = Project.read(info);
        return text.contains("@NullMarked\npackage ") && text.startsWith("/**")
                ? ""
                : Project.shown(info) + " has no @NullMarked or no description";
    }

    private static List<String> undescribed(Parsed file) {
        List<String> bare = new ArrayList<>();
        new Walk(file, bare).scan(new TreePath(file.unit()), null);
        return bare;
    }

    /** Goes into what other packages can see, and no further. */
    private static final class Walk extends TreePathScanner<Void, Void> {
        private final Parsed file;
        private final List<String> bare;

        Walk(Parsed file, List<String> bare) {
            this.file = file;
            this.bare = bare;
        }

        @Override
        public Void visitClass(ClassTree type, Void none) {
            if (!seen(type.getModifiers())) {
                return null;
            }
            DocCommentTree doc = require(type, type.getSimpleName().toString());
            if (type.getKind() == Tree.Kind.RECORD) {
                for (Tree member : type.getMembers()) {
                    requireComponent(type, member, doc);
                }
            }
            return super.visitClass(type, null);
        }

        private void requireComponent(ClassTree type, Tree member, DocCommentTree doc) {
            boolean component = member instanceof VariableTree field
                    && !field.getModifiers().getFlags().contains(Modifier.STATIC);
            if (component) {
                String name = ((VariableTree) member).getName().toString();
                if (doc == null || !doc.toString().contains("@param " + name)) {
                    bare.add(file.place(type) + " " + type.getSimpleName() + " lacks @param " + name);
                }
            }
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            boolean compact = method.getName().contentEquals("<init>") && enclosing() == Tree.Kind.RECORD;
            boolean inherited = method.getModifiers().getAnnotations().stream()
                    .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
            if (seen(method.getModifiers()) && !compact && !inherited) {
                require(method, method.getName().toString());
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void none) {
            boolean component = enclosing() == Tree.Kind.RECORD
                    && !field.getModifiers().getFlags().contains(Modifier.STATIC);
            if (!component && (seen(field.getModifiers()) || isConstantOfEnum(field))) {
                require(field, field.getName().toString());
            }
            return null;
        }

        private boolean isConstantOfEnum(VariableTree field) {
            return enclosing() == Tree.Kind.ENUM
                    && field.getModifiers().getFlags().containsAll(Set.of(Modifier.PUBLIC, Modifier.STATIC));
        }

        private Tree.Kind enclosing() {
            Tree parent = getCurrentPath().getParentPath().getLeaf();
            return parent instanceof CompilationUnitTree ? Tree.Kind.COMPILATION_UNIT : parent.getKind();
        }

        private boolean seen(ModifiersTree modifiers) {
            Set<Modifier> flags = modifiers.getFlags();
            boolean member = enclosing() == Tree.Kind.INTERFACE || enclosing() == Tree.Kind.ANNOTATION_TYPE;
            return flags.contains(Modifier.PUBLIC)
                    || flags.contains(Modifier.PROTECTED)
                    || (member && !flags.contains(Modifier.PRIVATE));
        }

        private DocCommentTree require(Tree tree, String name) {
            DocCommentTree doc = file.docs().getDocCommentTree(getCurrentPath());
            if (doc == null || doc.getFullBody().isEmpty()) {
                bare.add(file.place(tree) + " " + name);
            }
            return doc;
        }
    }
}
