package dev.larder.store.config;

import dev.larder.store.config.Node.Text;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills in {@code ${NAME}}, {@code ${NAME:-default}} and {@code ${file:path}}, once: what comes out is not looked at again. A
 * dollar more in front of such a thing leaves it as it is, without that dollar.
 */
final class Expansion {
    private static final Pattern START = Pattern.compile("\\$?\\$\\{");
    private static final Pattern VARIABLE = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(:-([^$]*))?");

    private final Map<String, String> environment;
    private final Path folder;

    /** Variables of an environment, and files whose paths begin in a folder. */
    Expansion(Map<String, String> environment, Path folder) {
        this.environment = environment;
        this.folder = folder;
    }

    /** {@return the value, or null if something is wrong with it, which is said} */
    @Nullable
    Value expand(Text node, String path, Problems problems) {
        String text = node.text();
        StringBuilder value = new StringBuilder();
        StringBuilder shown = new StringBuilder();
        List<String> all = new ArrayList<>();
        int from = 0;
        for (Matcher start = START.matcher(text); start.find(from); ) {
            String plain = text.substring(from, start.start());
            value.append(plain);
            shown.append(plain);
            if (start.group().startsWith("$$")) {
                value.append("${");
                shown.append("${");
                from = start.end();
                continue;
            }
            int end = text.indexOf('}', start.end());
            String filled = end < 0
                    ? wrong(node, path, "a ${ has no }", problems)
                    : fill(node, text.substring(start.end(), end), path, problems);
            if (filled == null) {
                return null;
            }
            value.append(filled);
            shown.append(Value.MASK);
            all.add(filled);
            from = end + 1;
        }
        String rest = text.substring(from);
        return new Value(value + rest, shown + rest, all, path, node.origin());
    }

    private @Nullable String fill(Text node, String inside, String path, Problems problems) {
        if (inside.startsWith("file:")) {
            return file(node, inside.substring("file:".length()), path, problems);
        }
        Matcher variable = VARIABLE.matcher(inside);
        if (!variable.matches()) {
            return wrong(node, path, "what stands between ${ and } is no variable", problems);
        }
        String name = variable.group(1);
        String value = environment.get(name);
        String fallback = variable.group(3);
        if (fallback != null && (value == null || value.isEmpty())) {
            return fallback;
        }
        if (value == null) {
            problems.add(
                    node.origin(),
                    path,
                    "the environment has no " + name + "; set it, or give a default: ${" + name + ":-default}");
        }
        return value;
    }

    private @Nullable String file(Text node, String name, String path, Problems problems) {
        try {
            Path file = folder.resolve(name);
            String text = Source.of(file, "${file:" + name + "}").text();
            return text.endsWith("\n") ? text.substring(0, text.length() - (text.endsWith("\r\n") ? 2 : 1)) : text;
        } catch (ConfigException e) {
            e.problems()
                    .forEach(problem -> problems.add(node.origin(), path, problem.source() + ": " + problem.message()));
        } catch (InvalidPathException e) {
            return wrong(node, path, "what stands behind file: is no path of this system", problems);
        }
        return null;
    }

    private static @Nullable String wrong(Text node, String path, String found, Problems problems) {
        problems.add(
                node.origin(),
                path,
                found + "; allowed are ${NAME}, ${NAME:-default} and ${file:path}, and $${ for a plain ${");
        return null;
    }
}
