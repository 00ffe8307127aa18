package dev.larder.serde;

/** The formats: mode to factory. */
public final class Serde {
    private static final Serde STANDARD = new Serde();

    private Serde() {}

    /** {@return the standard formats} */
    public static Serde standard() {
        return STANDARD;
    }

    /**
     * {@return the codec of a mode for a class}
     *
     * @param mode the mode
     * @param type the class
     * @param <T> the type
     */
    public <T> Codec<T> codec(Mode mode, Class<T> type) {
        return raw(mode);
    }

    /**
     * {@return the codec of a mode for a type}
     *
     * @param mode the mode
     * @param type the type
     * @param <T> the type
     */
    public <T> Codec<T> codec(Mode mode, TypeRef<T> type) {
        return raw(mode);
    }

    /**
     * {@return the codec of a mode for a type}
     *
     * @param mode the mode
     * @param type the type
     */
    public Codec<?> codec(Mode mode, java.lang.reflect.Type type) {
        return raw(mode);
    }

    @SuppressWarnings("unchecked")
    private static <T> Codec<T> raw(Mode mode) {
        if (mode != Mode.RAW) {
            throw new IllegalArgumentException("Only RAW yet, not " + mode);
        }
        return (Codec<T>) Codec.<byte[]>of(byte[]::clone, byte[]::clone);
    }
}
