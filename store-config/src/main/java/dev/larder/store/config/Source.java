package dev.larder.store.config;

import dev.larder.store.config.ConfigException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A text that is read, of a limited size.
 *
 * @param name what messages call it
 * @param text its characters
 */
record Source(String name, String text) {
    static final int MOST = 256 << 10;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** The text of a file. */
    static Source of(Path file, String name) {
        if (Files.isDirectory(file)) {
            throw wrong(name, "is a folder, and a file is needed");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(MOST + 1), name);
        } catch (NoSuchFileException e) {
            throw wrong(name, "there is no such file");
        } catch (AccessDeniedException e) {
            throw wrong(name, "the file may not be read by this process");
        } catch (IOException e) {
            throw wrong(name, "the file cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** The text of bytes. */
    static Source of(byte[] bytes, String name) {
        if (bytes.length > MOST) {
            throw wrong(name, "is larger than 256 KiB; a configuration is not");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Source(name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw wrong(name, "is no UTF-8; save it as UTF-8");
        }
    }

    private static ConfigException wrong(String name, String message) {
        return new ConfigException(Problem.at(Origin.of(name), "", message));
    }

    @Override
    public String toString() {
        return name;
    }
}
