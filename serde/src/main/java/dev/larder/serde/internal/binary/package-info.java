/**
 * The closed binary format: an envelope around a Kryo body that only knows built-in JDK values and the classes that the
 * application allows. Not exported.
 */
@NullMarked
package dev.larder.serde.internal.binary;

import org.jspecify.annotations.NullMarked;
