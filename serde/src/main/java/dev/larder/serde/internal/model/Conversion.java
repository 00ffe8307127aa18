package dev.larder.serde.internal.model;

import java.util.function.Function;

/**
 * What an application said of a class.
 *
 * @param type the class
 * @param as the class that it travels as
 * @param dump from the first to the second
 * @param load the opposite
 */
public record Conversion(Class<?> type, Class<?> as, Function<Object, ?> dump, Function<Object, ?> load) {}
