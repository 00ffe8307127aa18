package dev.larder.reliability.lincheck;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.ForwardingBackend;
import dev.larder.store.backend.Guard;
import java.util.Optional;

/** The same with a take in two steps, for the checker to find. */
public class TwoStepVerbs extends MemoryVerbs {
    private final Backend broken = new TwoStepTake(super.backend());

    @Override
    Backend backend() {
        return broken;
    }

    private static final class TwoStepTake extends ForwardingBackend {
        TwoStepTake(Backend inner) {
            super(inner);
        }

        @Override
        public Optional<Blob> take(String key) throws Exception {
            Optional<Blob> blob = inner.get(key);
            inner.delete(key, Guard.ALWAYS);
            return blob;
        }

        @Override
        protected String label() {
            return "broken";
        }
    }
}
