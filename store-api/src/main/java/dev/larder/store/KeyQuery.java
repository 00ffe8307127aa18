package dev.larder.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which keys: {@code KeyQuery.prefix("a/").glob("**}{@code /*.txt").excluding("a/tmp/")}. Begin with any static method, go on
 * with the methods of {@link Chain}. A second prefix or glob replaces the first; excluding adds. Immutable.
 */
public sealed interface KeyQuery permits KeyQuery.Chain {
    /** {@return all keys} */
    static Chain all() {
        return new Chain("", null, List.of());
    }

    /**
     * {@return the keys that begin with a prefix}
     *
     * @param prefix taken literally; may end within a segment
     */
    static Chain prefix(String prefix) {
        return all().prefix(prefix);
    }

    /**
     * {@return the keys that match a glob as a whole}
     *
     * @param glob {@code *} within a segment, {@code **} across segments, {@code ?}, {@code [a-z]}, {@code [!a]}, {@code
     *     {a,b}}, {@code \} before a literal, as in {@link java.nio.file.FileSystem#getPathMatcher}
     */
    static Chain glob(String glob) {
        return all().glob(glob);
    }

    /**
     * {@return the keys that do not begin with a prefix}
     *
     * @param prefix taken literally
     */
    static Chain excluding(String prefix) {
        return all().excluding(prefix);
    }

    /**
     * A query.
     *
     * @param prefix how the keys begin
     * @param glob what they match, or null
     * @param excluded how they must not begin
     */
    record Chain(String prefix, @Nullable String glob, List<String> excluded) implements KeyQuery {
        public Chain {
            excluded = List.copyOf(excluded);
        }

        /**
         * {@return this query with another prefix}
         *
         * @param prefix taken literally
         */
        public Chain prefix(String prefix) {
            return new Chain(prefix, glob, excluded);
        }

        /**
         * {@return this query with another glob}
         *
         * @param glob the glob
         */
        public Chain glob(String glob) {
            return new Chain(prefix, glob, excluded);
        }

        /**
         * {@return this query without the keys that begin so}
         *
         * @param prefix taken literally
         */
        public Chain excluding(String prefix) {
            List<String> more = new ArrayList<>(excluded);
            more.add(prefix);
            return new Chain(this.prefix, glob, more);
        }
    }
}
