package dev.larder.store.http;

import java.time.Duration;
import java.util.OptionalLong;

/** What is done with a stored answer. RFC 9111, 4.2.4 and 5.2, RFC 5861. */
enum Use {
    /** It is handed out, fresh. */
    FRESH,
    /** It is handed out, stale. */
    STALE,
    /** It is handed out, stale, and validated in the background. */
    STALE_WHILE_REVALIDATE,
    /** It is validated first. */
    VALIDATE;

    static Use of(Demand demand, CacheControl response, Freshness freshness) {
        if (demand.noCache() || response.has("no-cache") || !demand.takes(freshness)) {
            return VALIDATE;
        }
        if (freshness.fresh()) {
            return FRESH;
        }
        if (response.has("must-revalidate")) {
            return VALIDATE;
        }
        if (freshness.staleness() <= demand.maxStale()) {
            return STALE;
        }
        OptionalLong meanwhile = response.seconds("stale-while-revalidate", -1);
        return meanwhile.isPresent() && freshness.staleness() <= meanwhile.getAsLong()
                ? STALE_WHILE_REVALIDATE
                : VALIDATE;
    }

    /** {@return whether a stored answer may be handed out when its validation fails} RFC 5861, 4. */
    static boolean onError(Demand demand, CacheControl response, Freshness freshness, Duration allowStale) {
        if (demand.noCache() || response.has("no-cache") || response.has("must-revalidate")) {
            return false;
        }
        if (response.has("stale-if-error") || demand.control().has("stale-if-error")) {
            long permitted = Math.max(
                    response.seconds("stale-if-error", -1).orElse(-1),
                    demand.control().seconds("stale-if-error", -1).orElse(-1));
            return permitted >= 0 && freshness.staleness() <= permitted;
        }
        return !allowStale.isZero() && freshness.staleness() <= allowStale.toSeconds();
    }
}
