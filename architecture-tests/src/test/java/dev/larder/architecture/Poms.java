package dev.larder.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the poms say of the project's own modules; each method lists what is wrong. */
final class Poms {
    private static final Pattern MANAGED = Pattern.compile(
            "<dependency>\\s*<groupId>dev\\.larder</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");

    private Poms() {}

    /** The bom has the version of the project, and lists exactly the published modules at that version. */
    static List<String> bomTrouble(String rootPom, String bom, List<String> published) {
        List<String> wrong = new ArrayList<>();
        String version = version(rootPom);
        if (!version(bom).equals(version)) {
            wrong.add("the bom is " + version(bom) + ", the project " + version);
        }
        Map<String, String> listed = new TreeMap<>();
        Matcher managed = MANAGED.matcher(bom);
        while (managed.find()) {
            listed.put(managed.group(1), managed.group(2));
        }
        for (String artifact : published) {
            String at = listed.remove(artifact);
            if (at == null) {
                wrong.add("the bom does not list " + artifact);
            } else if (!at.equals("${project.version}")) {
                wrong.add("the bom has " + artifact + " at " + at);
            }
        }
        listed.keySet().forEach(artifact -> wrong.add("the bom lists " + artifact + ", which is not published"));
        return wrong;
    }

    /** A module is called after its folder, and has the version of its parent. */
    static List<String> moduleTrouble(String folder, String pom, String version) {
        List<String> wrong = new ArrayList<>();
        String own = pom.replaceAll("(?s)<parent>.*?</parent>", "").replaceAll("(?s)<dependenc.*", "");
        if (!own.contains("<artifactId>larder-" + folder + "</artifactId>")) {
            wrong.add(folder + " is not called larder-" + folder);
        }
        if (!version(pom).equals(version)) {
            wrong.add(folder + " is " + version(pom) + ", the project " + version);
        }
        return wrong;
    }

    /** The first version in a pom, which is its own or that of its parent. */
    static String version(String pom) {
        Matcher version = Pattern.compile("<version>([^<]+)</version>").matcher(pom);
        return version.find() ? version.group(1) : "";
    }
}
