/** What stays of a store of files after kills, power cuts and failing disks. */
@NullMarked
package dev.larder.reliability.crash;

import org.jspecify.annotations.NullMarked;
