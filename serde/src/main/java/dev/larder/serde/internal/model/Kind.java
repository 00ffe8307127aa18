package dev.larder.serde.internal.model;

/** What JSON tells apart; in messages it stands for a value. */
enum Kind {
    TEXT("text"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    ARRAY("an array"),
    OBJECT("an object"),
    NULL("null"),
    /** For what is given as a map only: of a class that JSON has no kind for. */
    OTHER("a value that JSON has no kind for"),
    /** For a form only: it takes them all. */
    ANY("any value");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    boolean isScalar() {
        return this == TEXT || this == NUMBER || this == BOOLEAN || this == NULL || this == OTHER;
    }
}
