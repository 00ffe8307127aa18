/** Shows that one version reads what another wrote: by programs that run on the jars of two commits. */
@NullMarked
package dev.larder.reliability.upgrade;

import org.jspecify.annotations.NullMarked;
