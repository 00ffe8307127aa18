/** Long load and many openings, after which nothing has grown. */
@NullMarked
package dev.larder.reliability.soak;

import org.jspecify.annotations.NullMarked;
