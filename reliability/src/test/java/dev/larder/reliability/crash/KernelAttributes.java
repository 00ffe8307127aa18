package dev.larder.reliability.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;

/** The extended attributes of a file. */
final class KernelAttributes implements UserDefinedFileAttributeView {
    private final Kernel kernel;
    private final String path;

    KernelAttributes(Kernel kernel, String path) {
        this.kernel = kernel;
        this.path = path;
    }

    @Override
    public String name() {
        return "user";
    }

    @Override
    public List<String> list() throws IOException {
        return kernel.attributes(path);
    }

    private byte[] value(String name) throws IOException {
        byte[] value = kernel.attribute(path, name);
        if (value == null) {
            throw new FileSystemException(path, null, "No data available");
        }
        return value;
    }

    @Override
    public int size(String name) throws IOException {
        return value(name).length;
    }

    @Override
    public int read(String name, ByteBuffer to) throws IOException {
        byte[] value = value(name);
        to.put(value);
        return value.length;
    }

    @Override
    public int write(String name, ByteBuffer from) throws IOException {
        byte[] value = new byte[from.remaining()];
        from.get(value);
        kernel.attribute(path, name, value);
        return value.length;
    }

    @Override
    public void delete(String name) {
        throw new UnsupportedOperationException("no store removes one");
    }
}
