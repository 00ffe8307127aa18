package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Limits;

/**
 * How one document is read.
 *
 * @param limits what it may cost
 * @param hooks whether each object checks itself once it is built
 * @param unexpected whether unknown members are passed over
 * @param missing whether absent members take their defaults
 */
record Reading(Limits limits, boolean hooks, boolean unexpected, boolean missing) {}
