package dev.larder.serde.transform;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Compression. What is compressed is told by its first four bytes alone. */
final class ZstdTransform implements Transform {
    static final int STANDARD_MAX = 64 << 20;

    private static final int LEVEL = 3;
    private static final int CHUNK = 64 << 10;
    private static final int WINDOW_LOG = 27; // 128 MiB, what the zstd tool accepts by default

    private final int minBytes;
    private final int maxBytes;

    ZstdTransform(int minBytes, int maxBytes) {
        if (minBytes < 0) {
            throw new IllegalArgumentException("A size is not negative: " + minBytes);
        }
        this.minBytes = minBytes;
        this.maxBytes = maxBytes;
    }

    @Override
    public byte[] apply(String key, byte[] bytes) throws IOException {
        if (bytes.length > maxBytes) {
            throw tooLarge();
        }
        return bytes.length >= minBytes || isFrame(bytes) ? Zstd.compress(bytes, LEVEL) : bytes.clone();
    }

    @Override
    public byte[] invert(String key, byte[] bytes) throws IOException {
        if (!isFrame(bytes)) {
            return bytes.clone();
        }
        long size = Zstd.getFrameContentSize(bytes);
        if (size > maxBytes) {
            throw tooLarge();
        }
        return expand(bytes, size);
    }

    /** Read as a stream, so that memory is only taken for content that is there, whatever the frame announces. */
    private byte[] expand(byte[] bytes, long announced) throws IOException {
        ByteArrayOutputStream content =
                new ByteArrayOutputStream((int) Math.max(32, Math.min(announced, bytes.length * 16L)));
        byte[] chunk = new byte[CHUNK];
        try (ZstdInputStream in = new ZstdInputStream(new ByteArrayInputStream(bytes))) {
            in.setLongMax(WINDOW_LOG);
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                if (content.size() + n > maxBytes) {
                    throw tooLarge();
                }
                content.write(chunk, 0, n);
            }
        } catch (TransformException e) {
            throw e;
        } catch (IOException e) {
            throw new TransformException("The zstd frame is damaged or cut short");
        }
        return content.toByteArray();
    }

    private TransformException tooLarge() {
        return new TransformException(
                "More than " + maxBytes + " bytes of content; compress and expand it as a stream");
    }

    private static boolean isFrame(byte[] bytes) {
        return bytes.length >= 4
                && bytes[0] == 0x28
                && bytes[1] == (byte) 0xB5
                && bytes[2] == 0x2F
                && bytes[3] == (byte) 0xFD;
    }

    @Override
    public String toString() {
        return "zstd";
    }
}
