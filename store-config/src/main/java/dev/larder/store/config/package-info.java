/**
 * Stores as they are written down: in YAML, in properties, in the environment. Three readers make one tree of it, one binder
 * makes the tree the calls that a program would write; {@link dev.larder.store.config.Stores} makes those calls.
 */
@NullMarked
package dev.larder.store.config;

import org.jspecify.annotations.NullMarked;
