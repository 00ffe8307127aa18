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
    /** The main sources of all modules, read once. */
    static final List<Parsed> MAIN = all(Project.mainSources());

    /** The test sources of all modules, read once. */
    static final List<Parsed> TESTS = all(Project.testSources());

    static Parsed of(String name, String text) {
        return all(List.of(name), List.of(text)).get(0);
    }

    private static List<Parsed> all(List<Path> files) {
        return all(
                files.stream().map(Project::shown).toList(),
                files.stream().map(Project::read).toList());
    }

    private static List<Parsed> all(List<String> names, List<String> texts) {
        List<JavaFileObject> sources = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            sources.add(Compiling.source(names.get(i).replaceAll("\\.java$", ""), texts.get(i)));
        }
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problem -> {}, List.of("-proc:none"), null, sources);
        DocTrees docs = DocTrees.instance(task);
        List<Parsed> parsed = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                int i = parsed.size();
                parsed.add(new Parsed(names.get(i), texts.get(i), unit, docs));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parsed;
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
