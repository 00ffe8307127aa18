/** What the store asks about stored bytes. Exported to the store alone. */
@NullMarked
package dev.larder.serde.internal.stored;

import org.jspecify.annotations.NullMarked;
