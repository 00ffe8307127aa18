package dev.larder.store.memory;

import dev.larder.serde.transform.Transform;
import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.Keys;
import dev.larder.store.layer.Layer;
import dev.larder.store.layer.Layers;
import dev.larder.store.layer.RetryPolicy;
import dev.larder.store.testkit.BackendContract;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Wrappers pass the same kit as drivers: memory under every layer, and under all of them. */
@Tag("LAYER-1")
class LayersUnderKitTest {
    private static final SecretKey KEY = new SecretKeySpec(new byte[32], "AES");

    /** Reverses the bytes and puts one in front, so that sizes differ. */
    private static final Transform REVERSED = new Transform() {
        @Override
        public byte[] apply(String key, byte[] bytes) {
            byte[] out = new byte[bytes.length + 1];
            for (int i = 0; i < bytes.length; i++) {
                out[bytes.length - i] = bytes[i];
            }
            return out;
        }

        @Override
        public byte[] invert(String key, byte[] bytes) {
            byte[] out = new byte[bytes.length - 1];
            for (int i = 0; i < out.length; i++) {
                out[i] = bytes[out.length - i];
            }
            return out;
        }
    };

    private interface OnMemory extends BackendContract {
        Layer[] layers();

        /** The races are the backend's to lose; here they only show that a layer passes them on. */
        @Override
        default int rounds() {
            return 10;
        }

        @Override
        default Backend open(InstantSource clock) throws Exception {
            Backend backend = MemoryBackend.open(MemoryConfig.standard().clock(clock));
            for (Layer layer : layers()) {
                backend = layer.wrap(backend);
            }
            return backend;
        }

        @Override
        default Set<Capability> capabilities() {
            return EnumSet.allOf(Capability.class);
        }
    }

    @Nested
    class Prefixed implements OnMemory {
        @Override
        public Layer[] layers() {
            return new Layer[] {Layers.prefixed("app/x")};
        }

        @Override
        public int maxKeyBytes() {
            return Keys.MAX_BYTES - "app/x".length();
        }
    }

    @Nested
    class Retrying implements OnMemory {
        @Override
        public Layer[] layers() {
            return new Layer[] {Layers.retrying(RetryPolicy.standard())};
        }
    }

    @Nested
    class Observed implements OnMemory {
        @Override
        public Layer[] layers() {
            return new Layer[] {Layers.observed((operation, backend, took, failure) -> {})};
        }
    }

    @Nested
    class Compressed implements OnMemory {
        @Override
        public Layer[] layers() {
            return new Layer[] {Layers.compressed(1)};
        }

        @Override
        public boolean keepsBytesAsGiven() {
            return false;
        }
    }

    @Nested
    class Encrypted implements OnMemory {
        @Override
        public Layer[] layers() {
            return new Layer[] {Layers.encrypted(KEY)};
        }

        @Override
        public boolean keepsBytesAsGiven() {
            return false;
        }
    }

    @Nested
    class Transformed implements OnMemory {
        @Override
        public Layer[] layers() {
            return new Layer[] {Layers.transformed(REVERSED)};
        }

        @Override
        public boolean keepsBytesAsGiven() {
            return false;
        }
    }

    @Nested
    class FullStack implements OnMemory {
        @Override
        public Layer[] layers() {
            return new Layer[] {
                Layers.transformed(REVERSED),
                Layers.encrypted(KEY),
                Layers.compressed(1),
                Layers.retrying(RetryPolicy.standard()),
                Layers.observed((operation, backend, took, failure) -> {}),
                Layers.prefixed("app/")
            };
        }

        @Override
        public boolean keepsBytesAsGiven() {
            return false;
        }

        @Override
        public int maxKeyBytes() {
            return Keys.MAX_BYTES - "app/".length();
        }
    }

    /** A bound that is not reached changes nothing. */
    @Nested
    class Bounded implements BackendContract {
        @Override
        public Backend open(InstantSource clock) throws Exception {
            return MemoryBackend.open(
                    MemoryConfig.standard().maxBytes(256 << 20).clock(clock));
        }

        @Override
        public Set<Capability> capabilities() {
            return EnumSet.allOf(Capability.class);
        }
    }
}
