package dev.larder.store.http;

import static java.util.Objects.requireNonNull;

/**
 * One header line. The characters U+0000 to U+00FF stand for the bytes on the wire (ISO-8859-1). A name or value with another
 * character, or with CR, LF or NUL, can be held but is refused by every {@link HttpExchangeSerializer}.
 *
 * @param name the name as it was written
 * @param value the value
 */
public record Header(String name, String value) {
    public Header {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
    }

    /** {@return the name alone: a value may be a secret} */
    @Override
    public String toString() {
        return "Header[" + name + "]";
    }
}
