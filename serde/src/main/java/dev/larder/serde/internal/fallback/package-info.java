/** What the codecs and the store share about fallbacks. Exported to the store alone. */
@NullMarked
package dev.larder.serde.internal.fallback;

import org.jspecify.annotations.NullMarked;
