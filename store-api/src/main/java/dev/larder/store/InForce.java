package dev.larder.store;

import dev.larder.serde.Fallback;
import dev.larder.serde.Mode;
import dev.larder.serde.Serde;
import dev.larder.serde.SerdeException;
import dev.larder.serde.internal.fallback.UnreadFallback;
import dev.larder.store.Options.Chain;

/**
 * The one fallback of a call: the call's own, else the store's default option, else that of its serde, else none.
 *
 * @param fallback the fallback
 * @param lacking whether the call requires one of its store, which has none
 */
record InForce(Fallback fallback, boolean lacking) {
    private static final String LACKING = "There is no fallback on this store, and the call requires one. ";

    static InForce of(Chain<?> call, Chain<?> defaults, Serde serde) {
        Fallback store = defaults.fallback() == null ? serde.fallback() : defaults.fallback();
        if (call.fallback() == null) {
            return new InForce(store, false);
        }
        boolean required = call.fallback() == Fallback.required();
        return required ? new InForce(store, store == Fallback.none()) : new InForce(call.fallback(), false);
    }

    /** {@return the formats with this fallback} */
    Serde over(Serde serde) {
        return serde.fallback() == fallback ? serde : serde.fallback(fallback);
    }

    /** {@return what to say first of a value that is not written for want of the store's fallback; else an empty text} */
    String unwritten(SerdeException e) {
        boolean needs =
                e.reason() == SerdeException.Reason.UNSUPPORTED && e.mode().orElse(Mode.AUTO) != Mode.JSON;
        return lacking && needs ? LACKING : "";
    }

    /** {@return what to say first of a value that is not read for want of the store's fallback; else an empty text} */
    String unread(SerdeException e) {
        return lacking && e.getCause() instanceof UnreadFallback ? LACKING : "";
    }
}
