package dev.larder.serde.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.larder.serde.SerdeException;
import dev.larder.serde.SerdeException.Reason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a model refuses. */
final class Refused {
    private Refused() {}

    static SerdeException by(ThrowingCallable call) {
        SerdeException thrown = catchThrowableOfType(SerdeException.class, call);
        assertThat(thrown).as("something refused").isNotNull();
        return thrown;
    }

    static SerdeException as(Reason reason, String path, ThrowingCallable call) {
        SerdeException thrown = by(call);
        assertThat(thrown.reason()).as(thrown.getMessage()).isEqualTo(reason);
        assertThat(thrown.path()).as(thrown.getMessage()).isEqualTo(path);
        assertThat(thrown.mode()).isEmpty();
        assertThat(thrown).hasNoCause();
        return thrown;
    }
}
