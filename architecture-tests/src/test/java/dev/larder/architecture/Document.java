package dev.larder.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A document and its fenced blocks.
 *
 * @param name its path below the root
 * @param lines its lines
 */
record Document(String name, List<String> lines) {
    /**
     * A fenced block.
     *
     * @param language what stands behind the fence
     * @param line the number of its first line
     * @param lines its lines
     */
    record Block(String language, int line, List<String> lines) {
        String text() {
            return String.join("\n", lines) + "\n";
        }
    }

    static Document of(Path root, Path file) {
        try {
            return new Document(root.relativize(file).toString().replace('\\', '/'), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents: those at the root, the guides, and the READMEs of modules. */
    static List<Document> all(Path root) {
        try (Stream<Path> top = Files.list(root);
                Stream<Path> guides = Files.walk(root.resolve("docs"));
                Stream<Path> modules =
                        Files.list(root).filter(Files::isDirectory).map(path -> path.resolve("README.md"))) {
            return Stream.of(top, guides, modules)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md") && Files.isRegularFile(file))
                    .sorted()
                    .map(file -> of(root, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents whose samples are run here; a module tests those of its own README. */
    static List<Document> sampled(Path root) {
        return all(root).stream()
                .filter(document -> document.name().matches("(docs/.*|[^/]+)"))
                .toList();
    }

    /** The blocks of a language. */
    List<Block> blocks(String language) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("```")) {
                continue;
            }
            int from = i + 1;
            int to = from;
            while (to < lines.size() && !lines.get(to).startsWith("```")) {
                to++;
            }
            if (lines.get(i).substring(3).strip().equals(language)) {
                blocks.add(new Block(language, from + 1, lines.subList(from, to)));
            }
            i = to;
        }
        return blocks;
    }

    /** The lines outside of blocks. */
    List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (line.startsWith("```")) {
                inside = !inside;
            } else if (!inside) {
                prose.add(line);
            }
        }
        return prose;
    }
}
