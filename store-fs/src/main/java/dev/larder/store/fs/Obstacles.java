package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Keys;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What stands where a key needs a file or a folder. What is absent to every verb, an entry past its deadline or an empty
 * folder, is cleared away; everything else stays, and the key is refused.
 */
final class Obstacles {
    private final Tree tree;
    private final Remover remover;

    Obstacles(Tree tree, Remover remover) {
        this.tree = tree;
        this.remover = remover;
    }

    /** Clears the end of a way, or refuses it. */
    void clear(Tree.Way way) throws IOException, BackendException {
        Stat there = Stat.of(way.path());
        if (there == null) {
            return;
        }
        if (there.folder()) {
            clearFolder(way.path(), way.key());
        } else if (!there.regular()) {
            throw new BackendException(
                    ErrorKind.DENIED,
                    "A symbolic link or a special file stands in the way of the key. Larder follows none below its root:"
                            + " remove it, or use another key");
        } else if (way.key() == null) {
            throw nested("there is a file that is no entry");
        } else if (!remover.expire(way.key())) {
            throw nested("there is a value at '" + Keys.display(way.key()) + "'");
        }
    }

    private void clearFolder(Path folder, @Nullable String key) throws IOException, BackendException {
        if (key != null && !tree.layout().nested()) {
            try (Walk walk = new Walk(tree, key + "/", null, new Kinds())) {
                for (Walk.Found found = walk.next(); found != null; found = walk.next()) {
                    if (!remover.expire(found.key())) {
                        throw nested("there are keys that begin with '" + Keys.display(key) + "/'");
                    }
                }
            }
        }
        if (!tree.pruneBelow(folder)) {
            throw nested("there is a folder with files that are no entries");
        }
    }

    private static BackendException nested(String what) {
        return new BackendException(
                ErrorKind.UNSUPPORTED,
                "The key would need a file and a folder in one place: " + what
                        + ". Use another key, or a store with layout=safe");
    }
}
