/** Bytes, keys, addresses and documents that someone made to do harm. */
@NullMarked
package dev.larder.reliability.hostile;

import org.jspecify.annotations.NullMarked;
