/** Classes that sing when someone makes them. */
@NullMarked
package dev.larder.reliability.hostile.canary;

import org.jspecify.annotations.NullMarked;
