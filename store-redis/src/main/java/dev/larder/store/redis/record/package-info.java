/** Records of the application as hashes of Redis, one field per member, in a form that any other client can read. */
@NullMarked
package dev.larder.store.redis.record;

import org.jspecify.annotations.NullMarked;
