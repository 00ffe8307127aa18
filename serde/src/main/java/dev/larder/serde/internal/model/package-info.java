/** The strict JSON profile of one type: its definition, and how its values are written and read. Not exported. */
@NullMarked
package dev.larder.serde.internal.model;

import org.jspecify.annotations.NullMarked;
