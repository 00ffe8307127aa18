package dev.larder.store.fs;

import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Verb;
import dev.larder.store.backend.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;

/**
 * One step of a verb, as an object: the verbs take their steps through {@link Disk}, and an explanation shows the same
 * objects.
 */
sealed interface Step {
    /** What stands for the files of this process in {@code .larder-store}: their names are used once. */
    String PRIVATE = "a private file";

    /** {@return the step in words, paths as they are below the root} */
    String shown(Tree tree);

    /** Does it; a step that is more than one call to the system is done by whoever takes it. */
    default void run() throws IOException {}

    /** Looks at the file of a key and its deadline. */
    record Look(String key) implements Step {
        @Override
        public String shown(Tree tree) {
            return "look at " + name(tree, tree.path(key));
        }
    }

    /** Reads the file of a key. */
    record Read(String key) implements Step {
        @Override
        public String shown(Tree tree) {
            return "read " + name(tree, tree.path(key));
        }
    }

    /** Reads a file that was moved away. */
    record ReadMoved(Path file) implements Step {
        @Override
        public String shown(Tree tree) {
            return "read " + name(tree, file);
        }
    }

    /** Goes through folders. */
    record Walk(String prefix) implements Step {
        @Override
        public String shown(Tree tree) {
            return "walk the folders" + (prefix.isEmpty() ? "" : " of keys that begin with " + Keys.display(prefix));
        }
    }

    /** Writes a value where no one sees it. */
    record Write() implements Step {
        @Override
        public String shown(Tree tree) {
            return "write " + Verb.VALUE + " to " + PRIVATE;
        }
    }

    /** Gives a file its deadline. */
    record SetDeadline(Instant deadline) implements Step {
        @Override
        public String shown(Tree tree) {
            return "set its attribute user.larder.deadline to " + deadline;
        }
    }

    /** Forces a file to the disk. */
    record Force() implements Step {
        @Override
        public String shown(Tree tree) {
            return "fsync " + PRIVATE;
        }
    }

    /** Forces the names in a folder to the disk. */
    record ForceFolder(Path folder) implements Step {
        @Override
        public String shown(Tree tree) {
            return "fsync " + (folder.equals(tree.root()) ? "the root" : "the folder " + name(tree, folder));
        }
    }

    /** Waits for the lock of a key, in this process and among processes. */
    record Lock(String key) implements Step {
        @Override
        public String shown(Tree tree) {
            return "lock " + Keys.display(key);
        }
    }

    /** Goes on only if a guard holds. */
    record Compare(Guard guard) implements Step {
        @Override
        public String shown(Tree tree) {
            Version version = guard.version();
            return version == null ? "go on if it is absent" : "go on if its version is " + version.token();
        }
    }

    /** Moves a file; whatever is there is replaced. */
    record Rename(Path from, Path to) implements Step {
        @Override
        public void run() throws IOException {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public String shown(Tree tree) {
            return "rename " + name(tree, from) + " to " + name(tree, to);
        }
    }

    /** Gives a file a second name; unlike a move, this replaces nothing: not even what another program puts there right now. */
    record Link(Path from, Path to) implements Step {
        @Override
        public void run() throws IOException {
            Files.createLink(to, from);
        }

        @Override
        public String shown(Tree tree) {
            return "link " + name(tree, from) + " to " + name(tree, to);
        }
    }

    /** Deletes a file. */
    record Delete(Path file) implements Step {
        @Override
        public void run() throws IOException {
            Files.delete(file);
        }

        @Override
        public String shown(Tree tree) {
            return "delete " + name(tree, file);
        }
    }

    private static String name(Tree tree, Path path) {
        Path below = tree.root().relativize(path);
        return below.startsWith(RootFolder.HOME)
                ? path.getNameCount() > tree.root().getNameCount() + 3 ? PRIVATE : "of this process's private files"
                : Keys.display(below.toString());
    }
}
