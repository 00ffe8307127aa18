package dev.larder.serde.internal;

/**
 * What one value may cost.
 *
 * @param maxBytes the size of the encoded value
 * @param maxDepth the levels of nesting
 * @param maxString the length of one text, in UTF-16 units
 */
public record Limits(long maxBytes, int maxDepth, int maxString) {
    /**
     * Checks the size of an encoded value.
     *
     * @param size in bytes
     * @throws Refusal of kind LIMIT if it is over the limit
     */
    public void checkSize(long size) {
        if (size > maxBytes) {
            throw new Refusal(
                    Refusal.Kind.LIMIT,
                    "The value has " + size + " bytes, the limit is " + maxBytes + " (SerdeLimits.maxBytes)");
        }
    }

    /**
     * Checks the length of one text.
     *
     * @param length in UTF-16 units
     * @throws Refusal of kind LIMIT if it is over the limit
     */
    public void checkText(long length) {
        if (length > maxString) {
            throw new Refusal(
                    Refusal.Kind.LIMIT,
                    "A text has " + length + " characters, the limit is " + maxString + " (SerdeLimits.maxString)");
        }
    }

    /** {@return what to throw when a value is nested deeper than allowed} */
    public Refusal tooDeep() {
        return new Refusal(
                Refusal.Kind.LIMIT,
                "Nested deeper than " + maxDepth
                        + " levels (SerdeLimits.maxDepth); a value that contains itself has no end");
    }
}
