package dev.larder.reliability.mutants;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.util.Optional;

/** What should be one step, in two. */
final class TwoSteps {
    private TwoSteps() {}

    /** A pop that gets and then deletes. */
    static final class Pop extends Broken {
        Pop(Backend inner) {
            super(inner);
        }

        @Override
        public Optional<Blob> take(String key) throws Exception {
            Optional<Blob> blob = inner.get(key);
            gap();
            inner.delete(key, Guard.ALWAYS);
            return blob;
        }
    }

    /** A replace that compares the version and then puts, with no lock around. */
    static final class Replace extends Broken {
        Replace(Backend inner) {
            super(inner);
        }

        @Override
        public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
            if (write.guard().kind() != Guard.Kind.VERSION) {
                return inner.put(key, value, write);
            }
            Optional<Version> held = inner.head(key).map(Meta::version);
            if (!held.equals(Optional.ofNullable(write.guard().version()))) {
                return Optional.empty();
            }
            gap();
            return inner.put(key, value, new Write(Guard.ALWAYS, write.deadline()));
        }
    }
}
