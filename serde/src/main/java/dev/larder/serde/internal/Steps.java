package dev.larder.serde.internal;

/** How a place in a value is written. */
public final class Steps {
    private static final int LONGEST = 40;

    private Steps() {}

    /**
     * {@return the step to a map's entry; what is not printable is escaped, and a long key is cut}
     *
     * @param key the key
     */
    public static String key(String key) {
        return "[" + name(key) + "]";
    }

    /**
     * {@return a name that is safe to print}
     *
     * @param name a member's name or a key
     */
    public static String name(String name) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (i == LONGEST) {
                return safe.append("...").toString();
            }
            char c = name.charAt(i);
            if (Character.isISOControl(c) || Character.isSurrogate(c) || Character.getType(c) == Character.FORMAT) {
                safe.append(String.format("\\u%04x", (int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }
}
