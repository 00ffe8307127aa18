/** JSON with a mapper of the application's own. */
@NullMarked
package dev.larder.serde.json;

import org.jspecify.annotations.NullMarked;
