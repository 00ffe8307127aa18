package dev.larder.store.s3.fake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Immutable bytes, of which large pieces lie in files, so that a value of a gigabyte fits beside a small heap. */
final class Content {

    static final Content EMPTY = of(new byte[0]);

    private final List<Piece> pieces;

    private Content(List<Piece> pieces) {
        this.pieces = pieces;
    }

    static Content of(byte[] bytes) {
        return new Content(List.of(new Piece(bytes, null, 0, bytes.length)));
    }

    static Content of(Path file) throws IOException {
        return new Content(List.of(new Piece(null, file, 0, Files.size(file))));
    }

    static Content concat(List<Content> contents) {
        return new Content(contents.stream().flatMap(c -> c.pieces.stream()).toList());
    }

    long size() {
        return pieces.stream().mapToLong(Piece::size).sum();
    }

    byte[] bytes() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(size()));
            writeTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void writeTo(OutputStream out) throws IOException {
        for (Piece piece : pieces) {
            piece.writeTo(out);
        }
    }

    Content slice(long offset, long length) {
        List<Piece> part = new ArrayList<>();
        long at = 0;
        for (Piece piece : pieces) {
            long from = Math.max(offset, at);
            long to = Math.min(offset + length, at + piece.size());
            if (from < to) {
                part.add(new Piece(piece.bytes(), piece.file(), piece.start() + from - at, to - from));
            }
            at += piece.size();
        }
        return new Content(part);
    }

    void deleteFiles() throws IOException {
        for (Piece piece : pieces) {
            if (piece.file() != null) {
                Files.deleteIfExists(piece.file());
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Piece(byte @Nullable [] bytes, @Nullable Path file, long start, long size) {

        void writeTo(OutputStream out) throws IOException {
            if (bytes != null) {
                out.write(bytes, (int) start, (int) size);
                return;
            }
            try (InputStream in = Files.newInputStream(file)) {
                in.skipNBytes(start);
                byte[] buffer = new byte[64 << 10];
                for (long left = size; left > 0; ) {
                    int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                    if (n < 0) {
                        throw new IOException("A file of the fake ended early");
                    }
                    out.write(buffer, 0, n);
                    left -= n;
                }
            }
        }
    }
}
