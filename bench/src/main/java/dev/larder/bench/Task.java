package dev.larder.bench;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * The benchmarks of one class that do the same work: {@code larderEncode}, {@code directEncode}, {@code controlEncode} and those
 * of peers.
 *
 * @param type the class
 * @param name what is done, as {@code Encode}
 * @param methods the benchmark of each contestant, by its name
 */
record Task(Class<?> type, String name, Map<String, String> methods) {
    static final String LARDER = "larder";
    static final String DIRECT = "direct";
    static final String CONTROL = "control";

    /** The tasks of a class: what its {@code larder...} benchmarks do, or what all of them do if it has none. */
    static List<Task> of(Class<?> type) {
        List<String> benchmarks = Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(Benchmark.class))
                .map(java.lang.reflect.Method::getName)
                .sorted()
                .toList();
        List<String> ours = benchmarks.stream()
                .filter(benchmark -> benchmark.startsWith(LARDER))
                .toList();
        List<String> names = (ours.isEmpty() ? benchmarks : ours)
                .stream()
                        .map(benchmark -> benchmark.replaceFirst("^[a-z0-9]+", ""))
                        .distinct()
                        .toList();
        return names.stream()
                .map(name -> new Task(type, name, methods(name, names, benchmarks)))
                .toList();
    }

    private static Map<String, String> methods(String name, List<String> names, List<String> benchmarks) {
        Map<String, String> methods = new LinkedHashMap<>();
        Stream.concat(Stream.of(LARDER, DIRECT, CONTROL).map(contestant -> contestant + name), benchmarks.stream())
                .filter(benchmarks::contains)
                .filter(benchmark -> longestEnd(benchmark, names).equals(name))
                .forEach(benchmark ->
                        methods.put(benchmark.substring(0, benchmark.length() - name.length()), benchmark));
        return methods;
    }

    /** {@code directAutoEncode} belongs to {@code AutoEncode}, not to {@code Encode}. */
    private static String longestEnd(String benchmark, List<String> names) {
        return names.stream()
                .filter(benchmark::endsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** The same work by Larder and by hand only. */
    Task pair() {
        Map<String, String> pair = new LinkedHashMap<>(methods);
        pair.keySet().retainAll(List.of(LARDER, DIRECT));
        return new Task(type, name, pair);
    }

    /** What the task is called in the figures, as {@code Json Encode}. */
    String title() {
        return type.getSimpleName().replaceFirst("Bench$", "") + " " + name;
    }

    /** What a benchmark is called in the figures, as {@code JsonBench.larderEncode}. */
    String benchmark(String contestant) {
        return type.getSimpleName() + "." + methods.get(contestant);
    }

    /** The benchmark of one of the contestants. */
    String method(String contestant) {
        return requireNonNull(methods.get(contestant), contestant);
    }
}
