/** BINARY with settings of the application's own. */
@NullMarked
package dev.larder.serde.binary;

import org.jspecify.annotations.NullMarked;
