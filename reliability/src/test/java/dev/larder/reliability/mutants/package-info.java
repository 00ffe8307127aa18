/** Stores that are wrong on purpose, and the suites that must find out. */
@NullMarked
package dev.larder.reliability.mutants;

import org.jspecify.annotations.NullMarked;
