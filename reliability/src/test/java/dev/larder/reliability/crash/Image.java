package dev.larder.reliability.crash;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Tells the states of disks apart, by 64 bits. */
final class Image {
    private Image() {}

    /**
     * {@return a number for what can be reached on a disk}
     *
     * @param exact whether numbers of files and times count, and the names of owners, which are drawn by lot
     */
    static long of(Platter disk, boolean exact) {
        return of(disk, disk.top(), exact, false);
    }

    private static long of(Platter disk, Platter.Node node, boolean exact, boolean owners) {
        long hash = node.folder ? 1 : mix(2, Arrays.hashCode(node.bytes) * 31L + node.bytes.length);
        if (!node.folder) {
            hash = mix(hash, node.links);
            for (Map.Entry<String, byte[]> attribute : node.attributes.entrySet()) {
                hash = mix(hash, attribute.getKey().hashCode() * 31L + Arrays.hashCode(attribute.getValue()));
            }
            return exact ? mix(hash, node.modified) : hash;
        }
        List<Map.Entry<String, Integer>> names = node.names.entrySet().stream()
                .sorted(owners ? Map.Entry.comparingByValue() : Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .toList();
        for (Map.Entry<String, Integer> name : names) {
            hash = mix(hash, owners && !exact ? 3 : name.getKey().hashCode());
            hash = mix(hash, exact ? name.getValue() : 0);
            hash = mix(
                    hash,
                    of(disk, disk.node(name.getValue()), exact, name.getKey().equals("owners")));
        }
        return mix(hash, names.size());
    }

    /** {@return one number of two} */
    static long mix(long a, long b) {
        long x = (a ^ (b + 0x9E3779B97F4A7C15L)) * 0xBF58476D1CE4E5B9L;
        x ^= x >>> 29;
        x *= 0x94D049BB133111EBL;
        return x ^ (x >>> 32);
    }
}
