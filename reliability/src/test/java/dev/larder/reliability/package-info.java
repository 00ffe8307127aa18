/** Shows what the contract promises, by runs: histories, crashes, faults, hostile bytes. */
@NullMarked
package dev.larder.reliability;

import org.jspecify.annotations.NullMarked;
