/** Stores for tests of applications: the same test on every backend, each with a place of its own that is cleaned up. */
@NullMarked
package dev.larder.store.testkit.junit;

import org.jspecify.annotations.NullMarked;
