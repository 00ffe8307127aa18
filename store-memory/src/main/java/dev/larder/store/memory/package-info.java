/** A backend in memory, and the emulation of the capabilities and limits of others. */
@NullMarked
package dev.larder.store.memory;

import org.jspecify.annotations.NullMarked;
