/** What the engines share. Not exported. */
@NullMarked
package dev.larder.serde.internal;

import org.jspecify.annotations.NullMarked;
