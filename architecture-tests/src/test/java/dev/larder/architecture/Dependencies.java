package dev.larder.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page of dependencies, and what the build says of them. */
final class Dependencies {
    private static final String HEAD = "| module | brings |\n|---|---|\n";
    private static final Pattern LISTED = Pattern.compile("(?m)^\\s+([\\w.-]+):([\\w.-]+):\\S*:(compile|runtime)\\b");
    private static final Pattern REASON = Pattern.compile("(?m)^\\| `([\\w.-]+)` \\| [^|]+ \\| ([^|]+) \\|$");
    private static final Pattern HOLE =
            Pattern.compile("(?m)^\\| `([^`]+)` \\| [^|]+ \\| \\[[^|]+]\\(https://[^|]+\\) \\|$");
    private static final Pattern EXCLUDE = Pattern.compile("<exclude>([^<]+)</exclude>");

    private Dependencies() {}

    /** What a list of the build names, but for the project's own: the artifacts of each group. */
    static Map<String, Set<String>> listed(String list) {
        Map<String, Set<String>> groups = new TreeMap<>();
        Matcher line = LISTED.matcher(list.replaceAll("\u001b\\[[0-9;]*m", ""));
        while (line.find()) {
            if (!line.group(1).equals("dev.larder")) {
                groups.computeIfAbsent(line.group(1), group -> new TreeSet<>()).add(line.group(2));
            }
        }
        return groups;
    }

    /** The row of a module in the first table. */
    static String row(String module, Map<String, Set<String>> groups) {
        return "| `" + module + "` | "
                + groups.entrySet().stream()
                        .map(group -> "`" + group.getKey() + "`: " + String.join(", ", group.getValue()))
                        .collect(Collectors.joining("; "))
                + " |\n";
    }

    /** The page with the first table made anew. */
    static String written(String page, Map<String, Map<String, Set<String>>> modules) {
        int from = page.indexOf(HEAD) + HEAD.length();
        int to = page.indexOf("\n\n", from - 1);
        return page.substring(0, from) + rows(modules) + page.substring(to + 1);
    }

    private static String rows(Map<String, Map<String, Set<String>>> modules) {
        StringBuilder rows = new StringBuilder();
        modules.forEach((module, groups) -> rows.append(row(module, groups)));
        return rows.toString();
    }

    /** What is wrong between a page and what the modules bring. */
    static List<String> trouble(String page, Map<String, Map<String, Set<String>>> modules) {
        List<String> wrong = new ArrayList<>();
        modules.forEach((module, groups) -> {
            if (!page.contains(row(module, groups))) {
                wrong.add("docs/dependencies.md has not what " + module + " brings: "
                        + row(module, groups).strip());
            }
        });
        Set<String> used = modules.values().stream()
                .flatMap(groups -> groups.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> reasons = found(REASON, page);
        reasons.stream().filter(group -> !used.contains(group)).forEach(group -> wrong.add(group + " is not used"));
        used.stream().filter(group -> !reasons.contains(group)).forEach(group -> wrong.add(group + " has no reason"));
        return wrong;
    }

    /** What is wrong between the table of known holes and the rule of the build. */
    static List<String> holeTrouble(String page, String pom) {
        String rule = pom.replaceAll("(?s)^.*<bannedDependencies>|</bannedDependencies>.*$", "");
        Set<String> enforced = found(EXCLUDE, rule);
        Set<String> told = found(HOLE, page);
        List<String> wrong = new ArrayList<>();
        enforced.stream().filter(one -> !told.contains(one)).forEach(one -> wrong.add(one + " has no source"));
        told.stream().filter(one -> !enforced.contains(one)).forEach(one -> wrong.add(one + " is not enforced"));
        return wrong;
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
