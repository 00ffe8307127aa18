package dev.larder.serde;

/**
 * What one value may cost, checked before it is allocated. Immutable.
 *
 * @param maxBytes the size of an encoded value, in bytes
 * @param maxDepth the levels of nesting
 * @param maxString the length of one text, in UTF-16 units
 */
public record SerdeLimits(long maxBytes, int maxDepth, int maxString) {
    private static final SerdeLimits STANDARD = new SerdeLimits(64L << 20, 500, 64 << 20);

    public SerdeLimits {
        if (maxBytes <= 0 || maxDepth <= 0 || maxString <= 0) {
            throw new IllegalArgumentException("Limits are positive, not maxBytes=" + maxBytes + ", maxDepth="
                    + maxDepth + ", maxString=" + maxString);
        }
    }

    /** {@return 64 MiB a value, 500 levels, 64 Mi characters a text} */
    public static SerdeLimits standard() {
        return STANDARD;
    }
}
