package dev.larder.store.config;

/**
 * Where something was written.
 *
 * @param source the file, or another name of the place
 * @param line the line from 1 on, or 0 where there are no lines
 * @param column the column from 1 on, or 0 where there are no columns
 */
record Origin(String source, int line, int column) {
    /** A place without lines. */
    static Origin of(String source) {
        return new Origin(source, 0, 0);
    }

    @Override
    public String toString() {
        return source + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "");
    }
}
