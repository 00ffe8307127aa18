/**
 * The command {@code larder}: values of any store, from the command line. One class per command; {@link
 * dev.larder.store.cli.Larder} runs them.
 */
@NullMarked
package dev.larder.store.cli;

import org.jspecify.annotations.NullMarked;
