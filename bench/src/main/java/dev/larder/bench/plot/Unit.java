package dev.larder.bench.plot;

import java.io.Serial;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;

/** How the numbers of an axis are written; each is on a logarithmic axis. */
enum Unit {
    /** Ratios. */
    RATIO(2, 1, ""),
    /** Threads. */
    COUNT(2, 1, ""),
    /** Keys. */
    KEYS(10, 1000, "| k| M"),
    /** Bytes, in steps of a thousand. */
    BYTES(10, 1000, " B| kB| MB| GB"),
    /** Microseconds. */
    MICROS(10, 1000, " µs| ms| s");

    final int base;
    private final int step;
    private final String names; // of each step, between bars

    Unit(int base, int step, String names) {
        this.base = base;
        this.step = step;
        this.names = names;
    }

    String format(double number) {
        String[] ofSteps = names.split("\\|", -1);
        double left = number;
        int at = 0;
        while (step > 1 && left >= step * 0.999 && at < ofSteps.length - 1) {
            left /= step;
            at++;
        }
        String digits =
                left >= 0.999 ? String.format(Locale.ROOT, "%.0f", left) : String.format(Locale.ROOT, "%.3g", left);
        if (this == RATIO) {
            digits = String.format(Locale.ROOT, left < 0.1 ? "%.3f" : "%.2f", left);
        }
        return (digits.contains(".") ? digits.replaceAll("0+$", "").replaceAll("\\.$", "") : digits) + ofSteps[at];
    }

    NumberFormat numbers() {
        return new Numbers(this);
    }

    private static final class Numbers extends NumberFormat {
        @Serial
        private static final long serialVersionUID = 1;

        private final Unit unit;

        Numbers(Unit unit) {
            this.unit = unit;
        }

        @Override
        public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
            return to.append(unit.format(number));
        }

        @Override
        public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
            return format((double) number, to, position);
        }

        @Override
        public Number parse(String source, ParsePosition position) {
            throw new UnsupportedOperationException("Axes are only written");
        }
    }
}
