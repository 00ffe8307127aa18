package dev.larder.bench.plot;

import java.awt.Dimension;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;

/**
 * A picture as SVG. Where its text stands depends on the fonts of the machine, so the same figures do not always give the same
 * bytes; the last line of a file holds a digest of what was drawn and one of the drawing, and both are checked instead.
 */
final class Svg {
    private static final String MARK = "<!-- drawn from ";

    private Svg() {}

    static String of(Picture picture) throws IOException {
        SVGGraphics2D graphics = new SVGGraphics2D(context(), false);
        graphics.setSVGCanvasSize(new Dimension(Drawing.width(), Drawing.height(picture)));
        Drawing.draw(picture, graphics);
        StringWriter text = new StringWriter();
        graphics.stream(text, false);
        String drawing = text.toString().replaceAll("<!--.*?-->", "").strip() + "\n";
        return drawing + lastLine(picture, drawing);
    }

    /** {@return what is wrong with a file, or an empty text} */
    static String trouble(Picture picture, String file) {
        int mark = file.lastIndexOf(MARK);
        if (mark < 0) {
            return picture.name() + ".svg was not drawn by this program";
        }
        String drawing = file.substring(0, mark);
        if (file.equals(drawing + lastLine(picture, drawing))) {
            return "";
        }
        return picture.name() + ".svg is not what the figures give: run java -jar bench/target/bench.jar plots";
    }

    private static String lastLine(Picture picture, String drawing) {
        return MARK + digest(picture.toString()) + ", drawing " + digest(drawing) + " -->\n";
    }

    private static SVGGeneratorContext context() {
        try {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null);
            SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
            context.setPrecision(2);
            return context;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("This Java has no XML parser", e);
        }
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
