package dev.larder.store.memory;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ForwardingBackend;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.OutputWriter;
import dev.larder.store.backend.Page;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import dev.larder.store.testkit.BackendContract;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A backend that can do nothing beyond put, get and delete passes too, and is never asked for more. */
class PlainBackendTest implements BackendContract {
    @Override
    public Backend open(InstantSource clock) throws Exception {
        return new Plain(MemoryBackend.open(
                MemoryConfig.standard().emulate(MemoryConfig.Emulate.FS).clock(clock)));
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    private static final class Plain extends ForwardingBackend {
        Plain(Backend inner) {
            super(inner);
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of();
        }

        @Override
        public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
            requireUnasked(write.contentType(null).equals(Write.PLAIN));
            return super.put(key, value, write);
        }

        @Override
        public boolean delete(String key, Guard guard) throws Exception {
            requireUnasked(guard.kind() == Guard.Kind.ALWAYS);
            return super.delete(key, guard);
        }

        @Override
        public Optional<Blob> take(String key) {
            throw asked();
        }

        @Override
        public Page list(String prefix, @Nullable String cursor, int limit) {
            throw asked();
        }

        @Override
        public Optional<InputStream> read(String key, long offset, long length) {
            throw asked();
        }

        @Override
        public void write(String key, OutputWriter body, Write write) {
            throw asked();
        }

        private static void requireUnasked(boolean plain) {
            if (!plain) {
                throw asked();
            }
        }

        private static AssertionError asked() {
            return new AssertionError("The backend was asked for what it does not claim");
        }

        @Override
        protected String label() {
            return "plain";
        }
    }
}
