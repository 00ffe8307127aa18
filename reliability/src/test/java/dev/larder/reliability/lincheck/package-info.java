/** All interleavings that a model checker finds of a few calls on what must be atomic within a process. */
@NullMarked
package dev.larder.reliability.lincheck;

import org.jspecify.annotations.NullMarked;
