package dev.larder.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shell blocks of a document as one script of bash. A line {@code command   # -> text} gives exactly that text, {@code #
 * exit 3} that exit code; every other command gives the code 0. What builds this project or another ({@code ./mvnw}, {@code
 * git}) is left out: it would run these tests again.
 */
final class ShellSamples {
    private static final Pattern LINE = Pattern.compile("(.*?)(?:\\s+# (->|exit) (.*))?");
    private static final Pattern LEFT_OUT = Pattern.compile("(\\./mvnw|git|cd) .*");

    private ShellSamples() {}

    /**
     * A command.
     *
     * @param place where it stands
     * @param text the command
     * @param output what it prints, or null if nothing is said of that
     * @param code how it exits
     */
    record Command(String place, String text, String output, int code) {}

    static List<Command> commands(Document document) {
        List<Command> commands = new ArrayList<>();
        for (Document.Block block : document.blocks("sh")) {
            for (int i = 0; i < block.lines().size(); i++) {
                String text = block.lines().get(i);
                String place = document.name() + ":" + (block.line() + i);
                while (text.endsWith("\\")) {
                    text = text.substring(0, text.length() - 1)
                            + block.lines().get(++i).strip();
                }
                Matcher line = LINE.matcher(text);
                if (!text.isBlank() && !text.startsWith("#") && line.matches()) {
                    boolean exits = "exit".equals(line.group(2));
                    commands.add(new Command(
                            place,
                            line.group(1),
                            "->".equals(line.group(2)) ? line.group(3).strip() : null,
                            exits ? Integer.parseInt(line.group(3).strip()) : 0));
                }
            }
        }
        return commands;
    }

    static boolean isRun(Command command) {
        return !LEFT_OUT.matcher(command.text()).matches();
    }

    /** A script that prints, before each command, a line, and after it one with its code and what it said of errors. */
    static String script(List<Command> commands) {
        StringBuilder script = new StringBuilder("set -o pipefail\n");
        for (Command command : commands) {
            script.append("printf '@@@ begin\\n'\n{ ")
                    .append(command.text())
                    .append("\n} 2>.errors; printf '\\n@@@ end %s %s\\n' \"$?\" \"$(tr '\\n' ' ' <.errors)\"\n");
        }
        return script.toString();
    }

    /** What is not as the document says. */
    static List<String> differences(List<Command> commands, String said) {
        List<String> differences = new ArrayList<>();
        Matcher part = Pattern.compile("(?s)@@@ begin\\n(.*?)\\n@@@ end (\\d+) ([^\\n]*)\\n")
                .matcher(said);
        for (Command command : commands) {
            if (!part.find()) {
                differences.add(command.place() + " was not reached: " + said);
                break;
            }
            String output = part.group(1).strip();
            if (Integer.parseInt(part.group(2)) != command.code()) {
                differences.add(
                        command.place() + " exits with " + part.group(2) + " and says: " + output + part.group(3));
            } else if (command.output() != null && !command.output().equals(output)) {
                differences.add(command.place() + " says " + command.output() + ", and it is " + output);
            }
        }
        return differences;
    }
}
