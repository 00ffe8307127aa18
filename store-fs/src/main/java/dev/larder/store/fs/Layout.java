package dev.larder.store.fs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How keys become file names and back. One key is one path. A name in a folder that {@link #text} understands need not be
 * the one its key gets: whoever lists checks that {@link #names} leads back.
 */
interface Layout {
    /** {@return the layout of a setting} */
    static Layout of(FileConfig.Layout layout) {
        return layout == FileConfig.Layout.SAFE ? new SafeLayout() : new PlainLayout();
    }

    /** {@return the names from the root to the file of a key} */
    List<String> names(String key);

    /** {@return the names from the root to the folder of the keys below a prefix, which ends with a slash or is empty} */
    List<String> folders(String prefix);

    /** {@return what a file or a folder of this name adds to the keys in it, or null if it is none of this layout} */
    @Nullable
    String text(String name, boolean folder);

    /** {@return whether {@code a} and {@code a/b} can exist at the same time} */
    boolean nested();

    /**
     * {@return whether a file name is, as seen without much work, the only one that a last segment gets; false says nothing}
     *
     * @param segment what the name says, as {@link #text} has it
     * @param first whether it is the first segment too
     * @param name the name
     */
    boolean isNameOf(String segment, boolean first, String name);
}
