@NullMarked
package dev.larder.bench;

import org.jspecify.annotations.NullMarked;
