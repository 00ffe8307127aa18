package dev.larder.store.config;

/**
 * A name with a value.
 *
 * @param name where the name was written
 * @param value the value
 */
record Entry(Origin name, Node value) {}
