package dev.larder.store.s3.fake;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request's body, taken out of its encoding and checked as S3 checks it.
 *
 * @param content the bytes
 * @param md5 their MD5
 * @param checksums what else was announced and found true, by header
 */
@SuppressWarnings("ArrayRecordComponent")
record Received(Content content, byte[] md5, Map<String, String> checksums) {

    /** Above this many bytes a body is kept in a file. */
    private static final int IN_MEMORY = 256 << 10;

    static Received of(Request request, InputStream in, Path folder) throws IOException, S3Error {
        Chunked chunked = encoded(request) ? new Chunked(in) : null;
        Map<String, String> announced = announced(request);
        Sums sums = new Sums();
        sums.add("md5");
        announced.keySet().forEach(sums::add);
        String trailer = request.header("x-amz-trailer");
        if (trailer != null) {
            sums.add(trailer);
        }
        Content content = copy(chunked == null ? in : chunked, sums, folder);
        String length = request.header(chunked == null ? "content-length" : "x-amz-decoded-content-length");
        if (length != null && Long.parseLong(length) != content.size()) {
            throw new EOFException("The body ended early");
        }
        if (chunked != null) {
            announced.putAll(chunked.trailers());
        }
        return checked(content, announced, sums.values());
    }

    static boolean encoded(Request request) {
        String encoding = request.header("content-encoding");
        String hash = request.header("x-amz-content-sha256");
        return (encoding != null && encoding.contains("aws-chunked"))
                || (hash != null && hash.startsWith("STREAMING-"));
    }

    private static Received checked(Content content, Map<String, String> announced, Map<String, String> sums)
            throws S3Error {
        Map<String, String> kept = new TreeMap<>();
        for (Map.Entry<String, String> one : announced.entrySet()) {
            String real = sums.get(one.getKey());
            if (real != null && !real.equals(one.getValue())) {
                throw new S3Error(
                        400, one.getKey().startsWith("x-amz-content") ? "XAmzContentSHA256Mismatch" : "BadDigest");
            }
            if (one.getKey().startsWith(Sums.PREFIX)) {
                kept.put(one.getKey(), one.getValue());
            }
        }
        return new Received(content, Base64.getDecoder().decode(sums.get("md5")), kept);
    }

    /** The sums that the headers promise. */
    private static Map<String, String> announced(Request request) {
        Map<String, String> all = new TreeMap<>();
        request.headers().forEach((name, value) -> {
            if (name.startsWith(Sums.PREFIX)
                    && !name.equals("x-amz-checksum-mode")
                    && !name.endsWith("-type")
                    && !name.endsWith("-algorithm")) {
                all.put(name, value);
            }
        });
        String md5 = request.header("content-md5");
        if (md5 != null) {
            all.put("md5", md5);
        }
        String hash = request.header("x-amz-content-sha256");
        if (hash != null && hash.matches("[0-9a-f]{64}")) {
            all.put("x-amz-content-sha256", hash);
        }
        return all;
    }

    private static Content copy(InputStream in, Sums sums, Path folder) throws IOException {
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        Path file = null;
        OutputStream out = memory;
        try {
            byte[] buffer = new byte[64 << 10];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sums.update(buffer, n);
                if (file == null && memory.size() + n > IN_MEMORY) {
                    file = Files.createTempFile(folder, "body", null);
                    out = Files.newOutputStream(file);
                    memory.writeTo(out);
                }
                out.write(buffer, 0, n);
            }
        } finally {
            out.close();
        }
        return file == null ? Content.of(memory.toByteArray()) : Content.of(file);
    }
}
