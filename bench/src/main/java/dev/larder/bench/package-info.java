/**
 * What Larder costs beside what it is built on: in each class, {@code larder...} does a thing through the library, {@code
 * direct...} does the same by hand, and {@code control...} is the latter once more, so that the noise of the machine is seen.
 */
@NullMarked
package dev.larder.bench;

import org.jspecify.annotations.NullMarked;
