package dev.larder.store.s3.fake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** A bucket's objects and open uploads; every access holds its monitor, which is what makes the fake atomic. */
final class Bucket {

    /** By key, in the order of their UTF-8 bytes. */
    final TreeMap<String, Stored> objects = new TreeMap<>(
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
    /** By upload id, in the order of their creation. */
    final Map<String, Upload> uploads = new TreeMap<>();
    /** What completed uploads answered, by upload id. */
    final Map<String, Stored> completed = new TreeMap<>();

    /**
     * An upload in parts.
     *
     * @param key the key it will be stored under
     * @param headers what a read will give back
     * @param parts the parts so far
     */
    record Upload(String key, Map<String, String> headers, TreeMap<Integer, Received> parts) {}
}
