package dev.larder.bench.plot;

import dev.larder.bench.plot.Picture.Axis;
import dev.larder.bench.plot.Picture.Dot;
import dev.larder.bench.plot.Picture.Panel;
import dev.larder.bench.plot.Picture.Series;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Draws a picture with JFreeChart. */
final class Drawing {
    /** The name of the series of limits. */
    static final String TARGET = "target";

    private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    private static final Font LARGE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
    private static final int WIDTH = 900;

    /** Ratios that reach further have half as many lines. */
    private static final double WIDE = 16;

    private Drawing() {}

    static int width() {
        return WIDTH;
    }

    static int height(Picture picture) {
        if (!picture.hasRows()) {
            return 420;
        }
        int series = picture.panels().get(0).series().size();
        return 110
                + 20 * (series / 8)
                + row(picture.panels().get(0)) * picture.rows().size();
    }

    /** How high a row is: as the fullest needs, so that no dot lies on another. */
    private static int row(Panel panel) {
        Map<Long, Long> dots = panel.series().stream()
                .flatMap(series -> series.dots().stream())
                .collect(Collectors.groupingBy(dot -> Math.round(dot.y()), Collectors.counting()));
        return (int) Math.max(
                26, 7 * dots.values().stream().mapToLong(Long::longValue).max().orElse(0));
    }

    static void draw(Picture picture, Graphics2D to) {
        XYPlot plot = picture.hasRows() ? rows(picture) : curves(picture);
        JFreeChart chart = new JFreeChart(picture.title(), LARGE, plot, true);
        chart.setBackgroundPaint(Color.WHITE);
        chart.getLegend().setItemFont(SMALL);
        chart.getLegend().setPosition(RectangleEdge.BOTTOM);
        chart.getLegend().setFrame(org.jfree.chart.block.BlockBorder.NONE);
        chart.getLegend().setItemLabelPadding(new RectangleInsets(2, 2, 2, 14));
        chart.setPadding(new RectangleInsets(4, 4, 4, 14));
        chart.draw(to, new Rectangle2D.Double(0, 0, WIDTH, height(picture)));
    }

    private static XYPlot rows(Picture picture) {
        String[] labels = picture.rows().toArray(String[]::new);
        SymbolAxis names = new SymbolAxis(null, labels);
        names.setInverted(true);
        names.setGridBandPaint(Looks.BAND);
        names.setGridBandAlternatePaint(Color.WHITE);
        names.setTickLabelFont(SMALL);
        LogAxis ratios = log(picture.x());
        double[] sorted = picture.panels().get(0).series().stream()
                .flatMap(series -> series.dots().stream())
                .flatMapToDouble(dot -> DoubleStream.of(dot.low(), dot.high()))
                .sorted()
                .toArray();
        if (sorted.length > 0 && sorted[sorted.length - 1] > WIDE * sorted[0]) {
            ratios.setTickUnit(new NumberTickUnit(1));
        }
        XYPlot plot = panel(picture.panels().get(0), ratios, names, true);
        ValueMarker equal = new ValueMarker(1, Color.DARK_GRAY, new BasicStroke(1));
        plot.addDomainMarker(equal);
        plot.setRangeGridlinesVisible(false);
        return plot;
    }

    private static XYPlot curves(Picture picture) {
        List<Dot> dots = picture.panels().stream()
                .flatMap(panel -> panel.series().stream())
                .flatMap(series -> series.dots().stream())
                .toList();
        LogAxis range = log(picture.y());
        bound(range, dots.stream().flatMapToDouble(dot -> DoubleStream.of(dot.low(), dot.high())));
        CombinedRangeXYPlot all = new CombinedRangeXYPlot(range);
        all.setGap(14);
        LegendItemCollection legend = null;
        for (Panel panel : picture.panels()) {
            LogAxis domain = log(picture.x());
            bound(domain, dots.stream().mapToDouble(Dot::x));
            XYPlot plot = panel(panel, domain, null, false);
            plot.getDomainAxis().setLabel(panel.title() + " - " + picture.x().label());
            legend = legend == null ? plot.getLegendItems() : legend;
            all.add(plot);
        }
        all.setFixedLegendItems(legend);
        return all;
    }

    private static XYPlot panel(
            Panel panel, ValueAxis x, @org.jspecify.annotations.Nullable ValueAxis y, boolean rows) {
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawXError(rows);
        renderer.setDrawYError(!rows);
        renderer.setCapLength(3);
        for (Series series : panel.series()) {
            look(renderer, data.getSeriesCount(), series, rows ? row(panel) : 0);
            data.addSeries(series(series, rows));
        }
        XYPlot plot = new XYPlot(data, x, y, renderer);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlinePaint(Looks.GRID);
        plot.setDomainGridlinePaint(Looks.GRID);
        plot.setRangeGridlinePaint(Looks.GRID);
        plot.setDomainGridlineStroke(new BasicStroke(1));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        return plot;
    }

    private static XYIntervalSeries series(Series series, boolean rows) {
        XYIntervalSeries data = new XYIntervalSeries(series.name());
        for (Dot dot : series.dots()) {
            if (rows) {
                data.add(dot.x(), dot.low(), dot.high(), dot.y(), dot.y(), dot.y());
            } else {
                data.add(dot.x(), dot.x(), dot.x(), dot.y(), dot.low(), dot.high());
            }
        }
        return data;
    }

    private static void look(XYErrorRenderer renderer, int at, Series series, int row) {
        boolean target = series.name().equals(TARGET);
        Color colour = target ? Looks.TARGET : Looks.colour(series.look());
        renderer.setSeriesPaint(at, colour);
        renderer.setSeriesFillPaint(at, series.other() ? Color.WHITE : colour);
        renderer.setUseFillPaint(true);
        renderer.setSeriesShape(at, target ? Looks.bar(row / 2.0 - 2) : Looks.shape(series.look()));
        renderer.setSeriesLinesVisible(at, row == 0);
        renderer.setSeriesStroke(at, Looks.stroke(series.other()));
        renderer.setErrorStroke(new BasicStroke(1.2f));
        renderer.setLegendShape(at, target ? Looks.bar(6) : Looks.shape(series.look()));
        renderer.setLegendItemLabelGenerator((data, which) -> "" + data.getSeriesKey(which));
    }

    /** All panels show the same range, those without dots as well. */
    private static void bound(LogAxis axis, DoubleStream values) {
        DoubleSummaryStatistics all = values.summaryStatistics();
        axis.setRange(all.getMin() / 1.4, all.getMax() * 1.4);
    }

    private static LogAxis log(Axis axis) {
        LogAxis log = new LogAxis(axis.label());
        log.setBase(axis.unit().base);
        log.setTickUnit(new NumberTickUnit(axis.unit() == Unit.RATIO ? 0.5 : 1)); // of powers of the base
        log.setNumberFormatOverride(axis.unit().numbers());
        log.setMinorTickMarksVisible(false);
        log.setTickLabelFont(SMALL);
        log.setLabelFont(SMALL);
        return log;
    }
}
