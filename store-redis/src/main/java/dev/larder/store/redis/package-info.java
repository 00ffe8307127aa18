/** A backend on Redis: one server, Sentinel or a cluster. */
@NullMarked
package dev.larder.store.redis;

import org.jspecify.annotations.NullMarked;
