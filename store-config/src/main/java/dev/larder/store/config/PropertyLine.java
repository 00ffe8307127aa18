package dev.larder.store.config;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of properties, with those that go on with it.
 *
 * @param text the lines as they are
 * @param origin where the first of them is
 */
record PropertyLine(String text, Origin origin) {
    static List<PropertyLine> of(Source source) {
        List<String> lines = source.text().lines().toList();
        List<PropertyLine> whole = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Origin origin = new Origin(source.name(), i + 1, 0);
            StringBuilder text = new StringBuilder(lines.get(i));
            while (isContinued(lines.get(i)) && !isComment(text) && i + 1 < lines.size()) {
                text.append('\n').append(lines.get(++i));
            }
            whole.add(new PropertyLine(text.toString(), origin));
        }
        return whole;
    }

    private static boolean isContinued(String line) {
        int slashes = 0;
        while (slashes < line.length() && line.charAt(line.length() - 1 - slashes) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }

    private static boolean isComment(CharSequence line) {
        String text = line.toString().stripLeading();
        return text.startsWith("#") || text.startsWith("!");
    }

    @Override
    public String toString() {
        return "line at " + origin;
    }
}
