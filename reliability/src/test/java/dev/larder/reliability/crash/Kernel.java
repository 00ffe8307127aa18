package dev.larder.reliability.crash;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.OpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file system as a program sees it through the system's calls, one method each. {@link KernelFileSystem} makes a
 * {@code java.nio.file} file system of one, so that the store under test is the one that ships. Paths are absolute, with
 * {@code /} between names; there are no links to follow. Thread-safe.
 */
interface Kernel {
    /**
     * What is known of a file or folder.
     *
     * @param folder whether it is a folder
     * @param inode its number
     * @param size in bytes
     * @param modified when its bytes were changed
     * @param changed when anything of it was
     * @param links how many names it has
     */
    record Info(boolean folder, long inode, long size, FileTime modified, FileTime changed, int links) {}

    /** An open file or folder. */
    interface Open extends Closeable {
        Info info() throws IOException;

        boolean folder();

        /** {@return how many bytes were read, -1 at the end} */
        int read(ByteBuffer to, long at) throws IOException;

        /** {@return how many bytes were written, at least one} */
        int write(ByteBuffer from, long at) throws IOException;

        void cut(long size) throws IOException;

        void force() throws IOException;

        /** {@return whether the lock was free} */
        boolean lock(long position, long size) throws IOException;

        void unlock(long position, long size) throws IOException;
    }

    /** {@return what is known of a path; it must be there} */
    Info info(String path) throws IOException;

    List<String> list(String folder) throws IOException;

    Open open(String path, Set<? extends OpenOption> options) throws IOException;

    void makeFolder(String path) throws IOException;

    void removeFolder(String path) throws IOException;

    void unlink(String path) throws IOException;

    /** Moves a file; what is at the new name goes in the same step. */
    void rename(String from, String to) throws IOException;

    void link(String from, String to) throws IOException;

    List<String> attributes(String path) throws IOException;

    byte @Nullable [] attribute(String path, String name) throws IOException;

    void attribute(String path, String name, byte[] value) throws IOException;

    void modified(String path, FileTime time) throws IOException;

    /** {@return how many bytes can still be written} */
    long room();
}
