/** A backend of plain files. */
@NullMarked
package dev.larder.store.fs;

import org.jspecify.annotations.NullMarked;
