/** What the store and a backend in the same process spare each other. Exported to that backend alone. */
@NullMarked
package dev.larder.store.backend.internal;

import org.jspecify.annotations.NullMarked;
