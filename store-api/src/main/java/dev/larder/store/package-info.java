/** The store: {@code Store} keeps values under string keys, whatever backend is under it. */
@NullMarked
package dev.larder.store;

import org.jspecify.annotations.NullMarked;
