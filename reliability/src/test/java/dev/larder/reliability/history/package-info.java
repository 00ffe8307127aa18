/** What many threads and processes see of a store, while things go wrong, is what some order of its calls explains. */
@NullMarked
package dev.larder.reliability.history;

import org.jspecify.annotations.NullMarked;
