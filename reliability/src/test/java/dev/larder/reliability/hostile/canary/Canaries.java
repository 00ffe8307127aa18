package dev.larder.reliability.hostile.canary;

import java.io.Serializable;

/** They are only ever named, by payloads; each sings where an attack would begin. */
@SuppressWarnings("unused")
public final class Canaries {
    private Canaries() {}

    static void sing(String where) {
        System.setProperty("larder.canary", where);
    }

    /** Sings when it is initialised. */
    public static final class Initialised {
        static {
            sing("static initialiser");
        }
    }

    /** Sings when it is made. */
    public static class Made {
        /** Sings. */
        public Made() {
            sing("constructor");
        }

        /**
         * Sings.
         *
         * @param text anything
         */
        public Made(String text) {
            sing("constructor of a text");
        }
    }

    /** Sings when a property is set. */
    public static final class Bean {
        /**
         * Sings.
         *
         * @param name anything
         */
        public void setName(String name) {
            sing("setter");
        }
    }

    /** Sings when it is read from a stream of Java serialization. */
    public static final class Streamed implements Serializable {
        private static final long serialVersionUID = 1;

        private Object readResolve() {
            sing("readResolve");
            return this;
        }
    }

    /** Sings when it becomes a key. */
    public static final class Key implements Comparable<Key> {
        @Override
        public int hashCode() {
            sing("hashCode");
            return 0;
        }

        @Override
        public boolean equals(Object other) {
            sing("equals");
            return other instanceof Key;
        }

        @Override
        public int compareTo(Key other) {
            sing("compareTo");
            return 0;
        }
    }

    /** Sings when a constant is looked up. */
    public enum Constant {
        /** The one. */
        ONE;

        static {
            sing("enum");
        }
    }
}
