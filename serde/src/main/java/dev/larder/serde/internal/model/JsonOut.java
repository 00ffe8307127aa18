package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Limits;
import java.math.BigDecimal;

/** Writes JSON text: compact, spaced, or indented. Only what has to be escaped is. */
final class JsonOut extends Out {
    /** No blanks at all. */
    static final int COMPACT = -2;

    /** One line, a blank behind each comma and colon. */
    static final int SPACED = -1;

    private static final String ESCAPED = "\b\t\n\f\r";
    private static final String LETTERS = "btnfr";

    private final StringBuilder json = new StringBuilder();
    private final int indent;
    private boolean first = true;
    private boolean named;

    /**
     * @param indent {@link #COMPACT}, {@link #SPACED}, or the blanks per level
     */
    JsonOut(Limits limits, boolean hooks, int indent) {
        super(limits, hooks);
        this.indent = indent;
    }

    String json() {
        return json.toString();
    }

    @Override
    void nul() {
        place();
        json.append("null");
    }

    @Override
    void scalar(Object value) {
        place();
        if (value instanceof String text) {
            quote(text);
        } else {
            json.append(value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString());
        }
        limits().checkSize(json.length());
    }

    @Override
    void member(String name) {
        place();
        quote(name);
        json.append(indent == COMPACT ? ":" : ": ");
        named = true;
    }

    @Override
    void begin(boolean array) {
        place(depth() - 1);
        json.append(array ? '[' : '{');
        first = true;
        limits().checkSize(json.length());
    }

    @Override
    void end(boolean array) {
        if (!first) {
            line(depth());
        }
        json.append(array ? ']' : '}');
        first = false;
    }

    private void place() {
        place(depth());
    }

    /** Goes to where the next value or name stands, which is at this level. */
    private void place(int level) {
        if (named) {
            named = false;
        } else if (level > 0) {
            if (!first) {
                json.append(indent == SPACED ? ", " : ",");
            }
            line(level);
        }
        first = false;
    }

    private void line(int level) {
        if (indent >= 0) {
            json.append('\n').append(" ".repeat(indent * level));
        }
    }

    private void quote(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int letter = ESCAPED.indexOf(c);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (letter >= 0) {
                json.append('\\').append(LETTERS.charAt(letter));
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
