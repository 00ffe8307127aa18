package dev.larder.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page of promises: which there are, which tests it names for each, which figures it quotes. */
final class Promises {
    private static final Pattern PROMISE =
            Pattern.compile("(?ms)^- \\*\\*([A-Z]+-[0-9]+)\\*\\* (.*?)\n  Shown by(.*?)\\.\n(?=\n|- |\\z)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern FIGURE = Pattern.compile("(?m)^\\| ([a-z][^|]*) \\| ([^|]+) \\| ([^|]+) \\|$");
    private static final String TABLE = "|---|---|---|\n";
    private static final int WIDTH = 128;

    private Promises() {}

    /** The ids of a page, and the classes it names for each. */
    static Map<String, List<String>> named(String page) {
        Map<String, List<String>> named = new LinkedHashMap<>();
        Matcher promise = PROMISE.matcher(page);
        while (promise.find()) {
            List<String> classes = CODE.matcher(promise.group(3))
                    .results()
                    .map(code -> code.group(1))
                    .toList();
            if (named.put(promise.group(1), classes) != null) {
                throw new IllegalArgumentException("The page has " + promise.group(1) + " twice");
            }
        }
        return named;
    }

    /** What is wrong between a page and the tags of the tests. */
    static List<String> trouble(String page, List<Tagged> tags) {
        Map<String, List<String>> named = named(page);
        Map<String, Set<String>> shown = byId(tags);
        List<String> wrong = new ArrayList<>();
        for (Tagged tag : tags) {
            if (!named.containsKey(tag.id())) {
                wrong.add(tag.place() + " shows " + tag.id() + ", which docs/reliability.md does not promise");
            } else if (!tag.test()) {
                wrong.add(tag.place() + " carries " + tag.id() + " and is no test");
            }
        }
        named.forEach((id, classes) -> {
            Set<String> tagged = shown.getOrDefault(id, Set.of());
            if (tagged.isEmpty()) {
                wrong.add("no test shows " + id);
            }
            if (classes.isEmpty()) {
                wrong.add("docs/reliability.md names no test for " + id);
            }
            classes.stream()
                    .filter(name -> !tagged.contains(name))
                    .forEach(name -> wrong.add(name + " is named for " + id + " and does not carry it"));
        });
        return wrong;
    }

    /** What is wrong between a page and the figures of the runs, suite by suite. */
    static List<String> figureTrouble(String page, Map<String, String> figures) {
        List<String> wrong = new ArrayList<>();
        Matcher figure = FIGURE.matcher(page);
        figure.region(Math.max(0, page.lastIndexOf(TABLE)), page.length());
        while (figure.find()) {
            String name = figure.group(1) + "." + figure.group(2);
            String value = figures.get(name);
            if (!figure.group(3).equals(value)) {
                wrong.add(name + " is quoted as " + figure.group(3) + ", and the runs say " + value);
            }
        }
        return wrong;
    }

    /** The page with the names and the figures of today. */
    static String written(String page, List<Tagged> tags, Map<String, String> figures) {
        Map<String, Set<String>> shown = byId(tags);
        String named = PROMISE.matcher(page)
                .replaceAll(promise -> Matcher.quoteReplacement("- **" + promise.group(1) + "** " + promise.group(2)
                        + "\n" + sentence(shown.getOrDefault(promise.group(1), Set.of()))));
        String rows = figures.entrySet().stream()
                .map(figure -> "| " + figure.getKey().replaceFirst("\\.", " | ") + " | " + figure.getValue() + " |\n")
                .collect(Collectors.joining());
        int table = named.lastIndexOf(TABLE);
        return named.substring(0, table) + TABLE + rows;
    }

    private static String sentence(Set<String> classes) {
        StringBuilder text = new StringBuilder("  Shown by");
        int column = text.length();
        int left = classes.size();
        for (String name : classes) {
            String word = "`" + name + "`" + (--left == 0 ? ".\n" : ",");
            if (column + word.length() >= WIDTH) {
                text.append("\n ");
                column = 1;
            }
            text.append(' ').append(word);
            column += word.length() + 1;
        }
        return classes.isEmpty() ? text + ".\n" : text.toString();
    }

    private static Map<String, Set<String>> byId(List<Tagged> tags) {
        return tags.stream()
                .filter(Tagged::test)
                .collect(Collectors.groupingBy(
                        Tagged::id,
                        TreeMap::new,
                        Collectors.mapping(Tagged::type, Collectors.toCollection(TreeSet::new))));
    }
}
