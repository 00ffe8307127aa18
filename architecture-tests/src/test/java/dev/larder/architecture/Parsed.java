package dev.larder.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** A source file as a syntax tree, without types: what the rules on sources read. */
record Parsed(String name, String text, CompilationUnitTree unit, DocTrees docs) {
    static Parsed of(Path file) {
        return of(Project.shown(file), Project.read(file));
    }

    static Parsed of(String name, String text) {
        JavaFileObject source = Compiling.source(name.replaceAll("\\.java$", ""), text);
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(source));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            return new Parsed(name, text, unit, DocTrees.instance(task));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Parsed> all(List<Path> files) {
        return new ArrayList<>(files.stream().map(Parsed::of).toList());
    }

    /** Where a tree stands, as messages show it. */
    String place(Tree tree) {
        return name + ":" + unit.getLineMap().getLineNumber(start(tree));
    }

    /** The source of a tree. */
    String source(Tree tree) {
        return text.substring((int) start(tree), (int) docs.getSourcePositions().getEndPosition(unit, tree));
    }

    private long start(Tree tree) {
        return docs.getSourcePositions().getStartPosition(unit, tree);
    }
}
