package dev.larder.architecture;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A tag of a test that is the id of a promise.
 *
 * @param id what it says
 * @param type the simple name of the outermost class it stands in, as documents name it
 * @param place where it stands
 * @param test whether what carries it is run as a test
 */
record Tagged(String id, String type, String place, boolean test) {
    /** Tags that say how long a test takes. */
    private static final Set<String> OTHERS = Set.of("deep");

    private static final Set<String> TESTS = Set.of("Test", "ParameterizedTest", "TestFactory", "RepeatedTest");

    /** The tags of a source file, but for those that are no ids. */
    static List<Tagged> in(Parsed file) {
        List<Tagged> found = new ArrayList<>();
        String type = file.name().replaceAll(".*/|\\.java$", "");
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void none) {
                add(method, method.getModifiers(), runs(method.getModifiers()));
                return super.visitMethod(method, null);
            }

            @Override
            public Void visitClass(ClassTree each, Void none) {
                boolean kit = each.getImplementsClause().stream()
                        .anyMatch(implemented -> implemented.toString().endsWith("Contract"));
                boolean own = each.getMembers().stream()
                        .anyMatch(member -> member instanceof ClassTree
                                || (member instanceof MethodTree method && runs(method.getModifiers())));
                add(each, each.getModifiers(), kit || own);
                return super.visitClass(each, null);
            }

            private void add(Tree tree, ModifiersTree modifiers, boolean test) {
                for (AnnotationTree annotation : modifiers.getAnnotations()) {
                    if (simple(annotation).equals("Tag")) {
                        for (String id : texts(annotation)) {
                            if (!OTHERS.contains(id)) {
                                found.add(new Tagged(id, type, file.place(tree), test));
                            }
                        }
                    }
                }
            }
        }.scan(file.unit(), null);
        return found;
    }

    private static boolean runs(ModifiersTree modifiers) {
        return modifiers.getAnnotations().stream().anyMatch(annotation -> TESTS.contains(simple(annotation)));
    }

    private static String simple(AnnotationTree annotation) {
        return annotation.getAnnotationType().toString().replaceAll(".*\\.", "");
    }

    /** The texts in it; a name of a constant stands for itself, and is then no id. */
    private static List<String> texts(AnnotationTree annotation) {
        List<String> texts = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitLiteral(LiteralTree literal, Void none) {
                texts.add(String.valueOf(literal.getValue()));
                return null;
            }

            @Override
            public Void visitIdentifier(IdentifierTree name, Void none) {
                texts.add(name.toString());
                return null;
            }
        }.scan(annotation.getArguments().stream().map(Tagged::value).toList(), null);
        return texts;
    }

    private static ExpressionTree value(ExpressionTree argument) {
        return argument instanceof AssignmentTree named ? named.getExpression() : argument;
    }
}
