/**
 * Values to bytes and back, in the modes of {@link dev.larder.serde.Mode}. A {@link dev.larder.serde.Serde} holds the
 * formats and makes the {@link dev.larder.serde.Codec} of a mode and a type.
 */
@NullMarked
package dev.larder.serde;

import org.jspecify.annotations.NullMarked;
