/** What can be put between a store and its backend: prefixes, retries, compression, encryption. Layers see bytes only. */
@NullMarked
package dev.larder.store.layer;

import org.jspecify.annotations.NullMarked;
