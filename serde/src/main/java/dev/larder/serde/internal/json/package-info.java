/** The JSON format: one hardened mapper, and the grammar that decides whether bytes are a JSON document. Not exported. */
@NullMarked
package dev.larder.serde.internal.json;

import org.jspecify.annotations.NullMarked;
