package dev.larder.store.redis.record;

import dev.larder.serde.Model;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Live objects that pass through a model, which carries text: each goes as a number that is good once, on its thread. So what
 * is no text, pointers and streams, may stand in an Optional or a tiny type like any other value.
 */
final class Handles {
    private static final ThreadLocal<Map<String, Object>> PASSING = ThreadLocal.withInitial(HashMap::new);

    private static final AtomicLong NUMBERS = new AtomicLong();

    private Handles() {}

    static String give(Object live) {
        String handle = Long.toString(NUMBERS.incrementAndGet());
        PASSING.get().put(handle, live);
        return handle;
    }

    /** What was given; nothing that is stored can name it, since it is given and taken in one call. */
    static Object take(String handle) {
        Object live = PASSING.get().remove(handle);
        if (live == null) {
            throw new IllegalArgumentException("A pointer or a stream cannot be made of text");
        }
        return live;
    }

    static void forget() {
        PASSING.remove();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a pointer comes back as it was given
    static <T> Model<T> in(Model<T> model) {
        return model.type(Ref.class, String.class, Handles::give, handle -> (Ref) take(handle))
                .type(ByteStream.class, String.class, Handles::give, handle -> (ByteStream) take(handle));
    }
}
