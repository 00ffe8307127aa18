/** What the packages of this module say to each other. Not for applications. */
@NullMarked
package dev.larder.store.redis.internal;

import org.jspecify.annotations.NullMarked;
