package dev.larder.reliability.hostile;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.sun.management.ThreadMXBean;
import dev.larder.serde.Mode;
import dev.larder.serde.SerdeException;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.config.ConfigException;
import dev.larder.store.config.Stores;
import dev.larder.store.http.HttpExchangeSerializer;
import dev.larder.store.layer.Layers;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;

/** Gives every payload to every decoder, in a JVM that logs the classes it loads; prints what broke. */
final class GadgetChild {
    /** Its loading stands in the log where the payloads begin. */
    static final class Begun {
        private Begun() {}

        static int payloads() {
            return Payloads.all().size();
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    interface Named {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    interface Nicknamed {}

    private interface Decoder {
        void decode(byte[] bytes) throws Exception;
    }

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Options.Chain<byte[]> RAW = Options.mode(Mode.RAW).model(byte[].class);

    private GadgetChild() {}

    public static void main(String[] args) throws Exception {
        Map<String, Decoder> decoders = decoders();
        for (Target target : Target.values()) {
            for (byte[] input : Corpora.of(target)) {
                for (Decoder decoder : decoders.values()) {
                    cost(decoder, input);
                }
            }
        }
        List<Payloads.Payload> payloads = Payloads.all();
        System.out.println("payloads " + Begun.payloads());
        System.out.println("decoders " + decoders.size());
        int broken = 0;
        for (Payloads.Payload payload : payloads) {
            for (Map.Entry<String, Decoder> decoder : decoders.entrySet()) {
                String trouble = cost(decoder.getValue(), payload.bytes());
                if (!trouble.isEmpty()) {
                    // the first time may have been dear because classes were loaded
                    trouble = cost(decoder.getValue(), payload.bytes());
                }
                if (!trouble.isEmpty()) {
                    broken++;
                    System.out.println("BROKEN " + decoder.getKey() + ": " + payload.name() + ": " + trouble);
                }
            }
        }
        System.out.println("broken " + broken);
        System.out.println("canary " + System.getProperty("larder.canary"));
    }

    private static Map<String, Decoder> decoders() {
        Map<String, Decoder> decoders = new LinkedHashMap<>();
        for (Mode mode : List.of(Mode.AUTO, Mode.JSON, Mode.BINARY)) {
            for (Class<?> type :
                    List.of(Object.class, Map.class, ModeTargets.Order.class, Named.class, Nicknamed.class)) {
                decoders.put(mode + " " + type.getSimpleName(), ModeTargets.SERDE.codec(mode, type)::decode);
            }
        }
        for (HttpExchangeSerializer format : DocumentTargets.FORMATS) {
            decoders.put(format.getClass().getSimpleName(), format::loads);
        }
        Store memory = Store.open("memory:");
        for (String file : List.of("stores.yaml", "stores.properties")) {
            decoders.put(file, bytes -> {
                memory.put(file, bytes, RAW);
                try (Stores stores = Stores.from(memory, file)) {
                    stores.check();
                }
            });
        }
        Store packed = memory.layer(Layers.compressed());
        decoders.put("compressed", bytes -> {
            memory.put("packed", bytes, RAW);
            packed.get("packed", Options.none());
        });
        Store sealed = memory.layer(Layers.encrypted(new SecretKeySpec(new byte[32], "AES")));
        decoders.put("encrypted", bytes -> {
            memory.put("sealed", bytes, RAW);
            sealed.get("sealed", Options.none());
        });
        return decoders;
    }

    /** {@return what a call did that it may not, or nothing} */
    private static String cost(Decoder decoder, byte[] bytes) {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long nanos = THREADS.getCurrentThreadCpuTime();
        String thrown = "";
        try {
            decoder.decode(bytes);
        } catch (SerdeException | StoreException | ConfigException e) {
            thrown = e.getMessage() == null ? "no message" : "";
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            thrown = "threw " + e;
        }
        allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        nanos = THREADS.getCurrentThreadCpuTime() - nanos;
        return thrown
                + (allocated > 64L << 20 ? " took " + (allocated >> 20) + " MiB" : "")
                + (nanos > 1_000_000_000L ? " took " + nanos / 1_000_000 + " ms" : "");
    }
}
