/** Bytes to bytes and back, below the value formats: compression, encryption, and what an application adds. */
@NullMarked
package dev.larder.serde.transform;

import org.jspecify.annotations.NullMarked;
