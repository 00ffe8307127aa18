/** Values that data needs and the JDK lacks: seconds as a number, mail addresses, collections that cannot change. */
@NullMarked
package dev.larder.serde.value;

import org.jspecify.annotations.NullMarked;
