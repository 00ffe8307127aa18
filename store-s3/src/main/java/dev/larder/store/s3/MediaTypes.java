package dev.larder.store.s3;

import static java.util.Map.entry;

import dev.larder.store.backend.Write;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The media type of an object whose writer did not tell one: by what its key ends with. */
final class MediaTypes {
    /** As registered with IANA. */
    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            entry("txt", "text/plain; charset=utf-8"),
            entry("md", "text/markdown; charset=utf-8"),
            entry("csv", "text/csv; charset=utf-8"),
            entry("html", "text/html; charset=utf-8"),
            entry("htm", "text/html; charset=utf-8"),
            entry("css", "text/css; charset=utf-8"),
            entry("js", "text/javascript; charset=utf-8"),
            entry("json", "application/json"),
            entry("xml", "application/xml"),
            entry("yaml", "application/yaml"),
            entry("yml", "application/yaml"),
            entry("pdf", "application/pdf"),
            entry("zip", "application/zip"),
            entry("gz", "application/gzip"),
            entry("zst", "application/zstd"),
            entry("wasm", "application/wasm"),
            entry("png", "image/png"),
            entry("jpg", "image/jpeg"),
            entry("jpeg", "image/jpeg"),
            entry("gif", "image/gif"),
            entry("svg", "image/svg+xml"),
            entry("webp", "image/webp"),
            entry("mp3", "audio/mpeg"),
            entry("mp4", "video/mp4"));

    private MediaTypes() {}

    static String of(String key, @Nullable String told) {
        if (told != null) {
            return told;
        }
        String name = key.substring(key.lastIndexOf('/') + 1);
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_EXTENSION.getOrDefault(extension, Write.OCTETS);
    }
}
