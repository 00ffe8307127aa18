package dev.larder.store.fs;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ForwardingBackend;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.Page;
import dev.larder.store.testkit.BulkContract;
import dev.larder.store.testkit.ConcurrencyContract;
import dev.larder.store.testkit.ConditionalContract;
import dev.larder.store.testkit.ListContract;
import dev.larder.store.testkit.PopContract;
import dev.larder.store.testkit.PutGetContract;
import dev.larder.store.testkit.RangeContract;
import dev.larder.store.testkit.StreamContract;
import dev.larder.store.testkit.TtlContract;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** Reads without a trace under the parts of the kit that tell how values are read: what one backend writes, another one that is read-only reads. */
class ReadOnlyContractTest
        implements PutGetContract,
                TtlContract,
                ListContract,
                BulkContract,
                StreamContract,
                RangeContract,
                ConditionalContract,
                PopContract,
                ConcurrencyContract {
    @TempDir(factory = Scratch.class)
    Path dir;

    @Override
    public Backend open(InstantSource clock) throws Exception {
        FileConfig config = Fixture.config(dir.resolve("store")).clock(clock);
        FileBackend writing = FileBackend.open(config);
        try {
            return new Apart(writing, FileBackend.open(config.readOnly(true)));
        } catch (Exception e) {
            writing.close();
            throw e;
        }
    }

    @Override
    public Set<Capability> capabilities() {
        return Fixture.plainCapabilities();
    }

    /** Passes what writes to the one, and what reads to the other. */
    private static final class Apart extends ForwardingBackend {
        private final FileBackend reading;

        Apart(FileBackend writing, FileBackend reading) {
            super(writing);
            this.reading = reading;
        }

        @Override
        public Optional<Blob> get(String key) throws Exception {
            return reading.get(key);
        }

        @Override
        public Optional<Meta> head(String key) throws Exception {
            return reading.head(key);
        }

        @Override
        public Page list(String prefix, @Nullable String cursor, int limit) throws Exception {
            return reading.list(prefix, cursor, limit);
        }

        @Override
        public Map<String, Blob> getAll(Collection<String> keys) throws Exception {
            return reading.getAll(keys);
        }

        @Override
        public Optional<InputStream> read(String key, long offset, long length) throws Exception {
            return reading.read(key, offset, length);
        }

        @Override
        protected String label() {
            return "apart";
        }

        @Override
        public void close() throws Exception {
            try (reading) {
                super.close();
            }
        }
    }
}
