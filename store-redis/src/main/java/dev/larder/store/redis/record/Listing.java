package dev.larder.store.redis.record;

import dev.larder.store.backend.Page;
import dev.larder.store.redis.internal.Steps;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The records of one kind, read as they are asked for, some ahead. Used by one thread. */
final class Listing<T> extends Spliterators.AbstractSpliterator<T> {
    private static final int KEYS = 256;
    /** How many records are read at once; fewer where they are large. */
    private static final int MOST_AHEAD = 16;

    private static final long MOST_BYTES = 4L << 20;

    private final RecordRepository<T> repository;
    private final Steps steps;
    private final Names names;
    private final Deque<UUID> ids = new ArrayDeque<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private @Nullable String cursor;
    private boolean begun;
    private int ahead = 1;

    private record Answer(UUID id, @Nullable Object answer) {}

    Listing(RecordRepository<T> repository, Steps steps, Names names) {
        super(Long.MAX_VALUE, Spliterator.DISTINCT | Spliterator.NONNULL);
        this.repository = repository;
        this.steps = steps;
        this.names = names;
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        while (fill()) {
            Answer next = answers.remove();
            Optional<T> record = repository.read("stream", next.id, next.answer);
            if (record.isPresent()) {
                action.accept(record.get());
                return true;
            }
        }
        return false;
    }

    /** Whether there is an answer. */
    private boolean fill() {
        while (answers.isEmpty()) {
            if (!ids.isEmpty()) {
                ask();
            } else if (begun && cursor == null) {
                return false;
            } else {
                list();
            }
        }
        return true;
    }

    private void list() {
        Page page = Failing.call("stream", null, () -> steps.scan(names.prefix(), cursor, KEYS));
        page.keys().forEach(key -> names.id(key).ifPresent(ids::add));
        cursor = page.next();
        begun = true;
    }

    private void ask() {
        List<UUID> some = new ArrayList<>();
        while (some.size() < ahead && !ids.isEmpty()) {
            some.add(ids.remove());
        }
        List<Steps.Run> runs =
                some.stream().map(id -> repository.ask(names.hash(id))).toList();
        Failing.call("stream", null, () -> {
            steps.readAll(runs, (i, answer) -> answers.add(new Answer(some.get(i), answer)));
            return true;
        });
        long bytes = answers.stream().mapToLong(answer -> size(answer.answer)).sum();
        ahead = bytes > MOST_BYTES ? Math.max(1, ahead / 2) : Math.min(MOST_AHEAD, ahead * 2);
    }

    private static long size(@Nullable Object answer) {
        if (answer instanceof List<?> list) {
            return list.stream().mapToLong(Listing::size).sum();
        }
        return answer instanceof byte[] bytes ? bytes.length : 0;
    }
}
