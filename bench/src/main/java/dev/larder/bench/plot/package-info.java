/** Pictures and tables of figures that were measured: drawn from the committed files alone, so that they cannot differ from them. */
@NullMarked
package dev.larder.bench.plot;

import org.jspecify.annotations.NullMarked;
