/**
 * What the author of a driver implements: a {@link dev.larder.store.backend.Backend}, which keeps bytes, and a
 * {@link dev.larder.store.backend.BackendFactory}, which opens it from a URI. Depends on the JDK alone.
 */
@NullMarked
package dev.larder.store.backend;

import org.jspecify.annotations.NullMarked;
