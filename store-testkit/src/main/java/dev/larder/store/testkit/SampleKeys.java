package dev.larder.store.testkit;

import dev.larder.store.backend.Keys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Keys that are legal, and keys that are not, each with what is special about it in the code point itself. */
final class SampleKeys {
    private static final List<String> LEGAL = List.of(
            "a",
            "A",
            "user:1",
            "a%2Fb",
            "%",
            "%25",
            "%2e%2e",
            "f\u00f6\u00f6/\u65e5\u672c",
            "a b",
            " a",
            "a ",
            " ",
            "foo../bar",
            "[x]*?",
            "CON",
            "con.txt",
            "aux/nul",
            "COM1",
            "a.",
            "a/b./c",
            "...",
            ".hidden",
            "a/.b",
            "..a/b..",
            "-rf",
            "~",
            "+",
            "a+b",
            "&=?#",
            "\\",
            "a\\b",
            "C:\\x",
            "a\\..b",
            "\u00e9",
            "e\u0301",
            "\ud83d\ude00",
            "\ufeffa",
            "\u00a0",
            "\u2028",
            "\u202eabc",
            "\uffff",
            "\ue000",
            "\u212a",
            "\u00df",
            "\u0130",
            "{a,b}",
            "$HOME",
            "`id`",
            "'\"",
            "<>|",
            "*",
            "**/x",
            "user_1*",
            ";--",
            "null",
            "0",
            "@!^()",
            "a,b",
            "a=1;b",
            ".larder/x",
            ".larder",
            "tmp/x",
            "x.tmp",
            "x.lock",
            "a/b/c/d/e/f/g/h");

    private static final List<String> ILLEGAL = List.of(
            "",
            "/",
            "/a",
            "a/",
            "a//b",
            "//",
            ".",
            "..",
            "./a",
            "../a",
            "a/.",
            "a/..",
            "a/./b",
            "a/../b",
            "\u0000",
            "a\u0000b",
            "a\nb",
            "\t",
            "\r",
            "\u001f",
            "a\u007f",
            "\u0080",
            "a\u0085b",
            "\u009f",
            "\ud800",
            "a\udc00",
            "\udc00\ud800",
            "\ud83d/x",
            "..\\a",
            "a\\..",
            "a\\..\\b",
            "\\..",
            "..\\..\\x",
            "a/..\\b",
            "a\\../b");

    private SampleKeys() {}

    static Stream<String> legal() {
        return LEGAL.stream();
    }

    static Stream<String> illegal() {
        return Stream.concat(
                ILLEGAL.stream(),
                Stream.of(
                        "k".repeat(Keys.MAX_BYTES + 1),
                        "\u65e5".repeat(Keys.MAX_BYTES / 3 + 1),
                        "ab/".repeat(Keys.MAX_BYTES / 3) + "cd"));
    }

    /** The longest keys: one segment, many segments, and characters of two to four bytes. */
    static List<String> longest(int bytes) {
        return Stream.of("k", "segment/", "\u00e9", "\u65e5", "\ud83d\ude00")
                .map(unit -> filled(unit, bytes))
                .toList();
    }

    private static String filled(String unit, int bytes) {
        int size = unit.getBytes(StandardCharsets.UTF_8).length;
        String most = unit.repeat((bytes - 1) / size);
        return most + "x".repeat(bytes - most.getBytes(StandardCharsets.UTF_8).length);
    }
}
