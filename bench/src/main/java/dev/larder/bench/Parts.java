package dev.larder.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of the work a stack belongs to. The innermost frame that a rule knows decides, so what a library lets the JDK do is the
 * library's, and what Larder lets a library do is the library's as well.
 */
final class Parts {
    private static final Pattern WAITING = Pattern.compile("sun\\.nio\\.ch\\.Net\\.poll");
    private static final Pattern IDLE = Pattern.compile("sun\\.nio\\.ch\\.(EPoll\\.wait|KQueue\\.poll)");
    private static final Pattern SYSTEM = Pattern.compile("(?:sun\\.nio|java\\.io|java\\.net)\\..*?\\.([a-zA-Z]+)0?");

    /** What a frame, as {@code package.Class.method}, begins with, and its part; earlier rules win. */
    private static final List<Map.Entry<Pattern, String>> RULES = List.of(
            rule("dev\\.larder\\.bench\\.", "the caller and its copies"),
            rule("dev\\.larder\\.store\\.backend\\.Keys\\.", "Larder: check of the key"),
            rule("dev\\.larder\\.store\\.(Coding|Options|InForce)", "Larder: options and their coding"),
            rule("dev\\.larder\\.store\\.(.*\\.)?(Deadlines|Lifetime|Glance)", "Larder: deadlines"),
            rule("dev\\.larder\\.store\\.memory\\.Held", "Larder: entries and their copies"),
            rule(
                    "dev\\.larder\\.store\\.fs\\.(Frame|Lister|Walk|Kinds|NameOrder|Survey)",
                    "Larder: walk and order of names"),
            rule("dev\\.larder\\.store\\.memory", "Larder: memory backend"),
            rule("dev\\.larder\\.store\\.fs", "Larder: file backend"),
            rule("dev\\.larder\\.store\\.redis", "Larder: Redis backend"),
            rule("dev\\.larder\\.store\\.s3", "Larder: S3 backend"),
            rule("dev\\.larder\\.store", "Larder: store"),
            rule("dev\\.larder\\.serde\\.internal\\.json\\.UniqueNames", "Larder: refused duplicates"),
            rule("dev\\.larder\\.serde\\.internal\\.(Utf8|CodePoints)", "Larder: check of UTF-8"),
            rule("dev\\.larder\\.serde\\.internal\\.Spares", "Larder: borrowed parsers and buffers"),
            rule("dev\\.larder\\.serde\\.internal\\.Bytes", "Larder: search for a character"),
            rule("dev\\.larder\\.serde\\.internal\\.json\\.JsonGrammar", "Larder: grammar of JSON"),
            rule("dev\\.larder\\.serde\\.(Auto|Portable|Untyped)", "Larder: choice of AUTO"),
            rule("dev\\.larder\\.serde\\.internal\\.json", "Larder: strict JSON"),
            rule("dev\\.larder\\.serde", "Larder: codec"),
            rule("com\\.github\\.benmanes\\.caffeine", "Caffeine"),
            rule("tools\\.jackson\\.core\\.(sym|.*(Parser|Reader|NumberInput))", "Jackson: parser"),
            rule("tools\\.jackson\\.core\\..*(Generator|Writ|NumberOutput)", "Jackson: generator"),
            rule("tools\\.jackson\\.core", "Jackson: buffers and settings"),
            rule("tools\\.jackson", "Jackson: binding"),
            rule("com\\.esotericsoftware", "Kryo"),
            rule("io\\.lettuce\\.core\\.(output|protocol\\.RedisStateMachine|.*[dD]ecode)", "Lettuce: reads answers"),
            rule("io\\.lettuce\\.core\\.(codec|.*[eE]ncode|protocol\\.CommandArgs)", "Lettuce: writes commands"),
            rule("io\\.lettuce", "Lettuce: its commands' way"),
            rule("io\\.netty", "Netty"),
            rule("reactor\\.", "Reactor"),
            rule("software\\.amazon\\.awssdk\\.crt", "AWS CRT"),
            rule("software\\.amazon", "AWS SDK"),
            rule("org\\.apache\\.hc", "Apache HTTP client"),
            rule("(sun\\.security|java\\.security|javax\\.crypto|com\\.sun\\.crypto)", "digests and ciphers"),
            rule("java\\.util\\.zip", "checksums"),
            rule("java\\.time", "java.time: arithmetic of times"),
            rule(
                    "(sun\\.nio\\.fs|java\\.nio\\.file|java\\.nio\\.channels|sun\\.nio\\.ch\\.File)",
                    "the JDK's file code"));

    private Parts() {}

    /**
     * {@return the part, or empty if no rule knows a frame}
     *
     * @param frames from the innermost, each as {@code package.Class.method}
     * @param isNative whether the innermost was in native code
     */
    static Optional<String> of(List<String> frames, boolean isNative) {
        if (isNative) {
            if (IDLE.matcher(frames.get(0)).matches()) {
                return Optional.of("the event loop waits");
            }
            if (WAITING.matcher(frames.get(0)).matches()) {
                return Optional.of("waiting for the server");
            }
            Matcher call = SYSTEM.matcher(frames.get(0));
            if (call.matches()) {
                return Optional.of("system call: " + call.group(1));
            }
        }
        return frames.stream().flatMap(frame -> known(frame).stream()).findFirst();
    }

    private static Optional<String> known(String frame) {
        return RULES.stream()
                .filter(rule -> rule.getKey().matcher(frame).lookingAt())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map.Entry<Pattern, String> rule(String begin, String part) {
        return Map.entry(Pattern.compile(begin), part);
    }
}
