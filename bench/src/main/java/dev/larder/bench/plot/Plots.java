package dev.larder.bench.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Pictures and tables of the figures in a folder. */
public final class Plots {
    private static final List<String> RATIOS = List.of("serde", "memory", "fs", "redis", "s3", "startup");

    private Plots() {}

    /**
     * Draws all pictures of a folder beside its figures, and fills in the tables of {@code performance.md} above it.
     *
     * @param folder of the figures
     * @throws IOException if a file cannot be read or written
     */
    public static void draw(Path folder) throws IOException {
        for (Picture picture : pictures(folder)) {
            Path file = folder.resolve(picture.name() + ".svg");
            // Other fonts would give other bytes for the same figures, and a change to commit that is none.
            if (!Files.exists(file)
                    || !Svg.trouble(picture, Files.readString(file)).isEmpty()) {
                Files.writeString(file, Svg.of(picture));
                System.out.println("Drawn: " + file);
            }
        }
        Path document = document(folder);
        if (Files.exists(document)) {
            Files.writeString(document, Tables.fill(Files.readString(document), folder));
        }
    }

    /**
     * Compares pictures and tables with the figures.
     *
     * @param folder of the figures
     * @return what is missing or differs, a line for each
     * @throws IOException if a file cannot be read
     */
    public static List<String> troubles(Path folder) throws IOException {
        List<String> troubles = new ArrayList<>();
        List<Picture> pictures = pictures(folder);
        for (Picture picture : pictures) {
            Path file = folder.resolve(picture.name() + ".svg");
            troubles.add(
                    Files.exists(file)
                            ? Svg.trouble(picture, Files.readString(file))
                            : picture.name() + ".svg is missing: run java -jar bench/target/bench.jar plots");
        }
        List<String> names = pictures.stream().map(Picture::name).toList();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".svg") && !names.contains(name.replace(".svg", "")))
                    .forEach(name -> troubles.add(name + " has no figures"));
        }
        Path document = document(folder);
        if (Files.exists(document)) {
            String text = Files.readString(document);
            if (!Tables.fill(text, folder).equals(text)) {
                troubles.add(
                        document.getFileName() + " holds other figures: run java -jar bench/target/bench.jar plots");
            }
        }
        troubles.removeIf(String::isEmpty);
        return troubles;
    }

    private static Path document(Path folder) {
        return folder.resolveSibling("performance.md");
    }

    static List<Picture> pictures(Path folder) {
        List<Target> targets = Target.read(folder);
        List<Picture> pictures = new ArrayList<>();
        for (String group : RATIOS) {
            FigureFile.read(folder, group)
                    .filter(figures -> !figures.ratios().isEmpty())
                    .ifPresent(figures -> pictures.add(RatioPictures.of(figures, targets)));
        }
        FigureFile.read(folder, "scale").ifPresent(figures -> pictures.addAll(CurvePictures.ofScale(figures)));
        FigureFile.read(folder, "curves").ifPresent(figures -> pictures.addAll(CurvePictures.ofCurves(figures)));
        return pictures;
    }
}
