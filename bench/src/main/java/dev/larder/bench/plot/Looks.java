package dev.larder.bench.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Colours and shapes of series. The colours are those of M. Okabe and K. Ito, "Color Universal Design" (2008), which readers with any
 * kind of colour vision can tell apart; shapes differ as well.
 */
final class Looks {
    /** Of a line at a limit. */
    static final Color TARGET = new Color(0x00, 0x00, 0x00);

    static final Color GRID = new Color(0xdd, 0xdd, 0xdd);

    /** Behind every second row. */
    static final Color BAND = new Color(0xf6, 0xf6, 0xf6);

    /** Of Larder and of the control, which look the same everywhere and like nothing else. */
    private static final List<Color> FIRST = List.of(new Color(0xd5, 0x5e, 0x00), new Color(0x99, 0x99, 0x99));

    private static final List<Color> OTHERS = List.of(
            new Color(0x00, 0x72, 0xb2),
            new Color(0x00, 0x9e, 0x73),
            new Color(0xcc, 0x79, 0xa7),
            new Color(0x56, 0xb4, 0xe9),
            new Color(0xe6, 0x9f, 0x00),
            new Color(0x00, 0x00, 0x00));
    private static final float[] BROKEN = {5, 3};

    private Looks() {}

    static Color colour(int look) {
        return look < FIRST.size() ? FIRST.get(look) : OTHERS.get((look - FIRST.size()) % OTHERS.size());
    }

    /** Seven shapes for six colours: forty-two looks before one comes again. */
    static Shape shape(int look) {
        return switch (look < FIRST.size() ? look : FIRST.size() + (look - FIRST.size()) % 7) {
            case 0 -> new Ellipse2D.Double(-4, -4, 8, 8);
            case 1 -> new Rectangle2D.Double(-3, -3, 6, 6);
            case 2 -> polygon(0, -4.5, 4.5, 3.5, -4.5, 3.5);
            case 3 -> polygon(0, -4.5, 4.5, 0, 0, 4.5, -4.5, 0);
            case 4 -> polygon(0, 4.5, 4.5, -3.5, -4.5, -3.5);
            case 5 ->
                polygon(
                        -1.5, -4.5, 1.5, -4.5, 1.5, -1.5, 4.5, -1.5, 4.5, 1.5, 1.5, 1.5, 1.5, 4.5, -1.5, 4.5, -1.5, 1.5,
                        -4.5, 1.5, -4.5, -1.5, -1.5, -1.5);
            case 6 -> polygon(4.5, 0, -3.5, 4.5, -3.5, -4.5);
            case 7 -> polygon(-4.5, -4.5, 4.5, -4.5, -4.5, 4.5, 4.5, 4.5);
            default -> polygon(-4.5, 0, 3.5, 4.5, 3.5, -4.5);
        };
    }

    /** A short upright line: a limit in a row. */
    static Shape bar(double half) {
        return new Rectangle2D.Double(-1, -half, 2, 2 * half);
    }

    static Stroke stroke(boolean broken) {
        return broken
                ? new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, BROKEN, 0)
                : new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private static Shape polygon(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }
}
