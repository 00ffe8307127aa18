package dev.larder.store.redis.record;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Keys;
import dev.larder.store.redis.internal.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Appends to a stream of a record. */
final class Appending {
    private Appending() {}

    static Optional<String> append(
            Definition<?> definition, Setup setup, Steps steps, String hash, String field, byte[] more)
            throws BackendException {
        List<String> keys = definition.keys(hash);
        int place = keys.indexOf(Names.stream(hash, field));
        if (place < 0) {
            throw Failing.invalid("There is no ByteStream '" + Keys.display(field) + "' to append to");
        }
        List<Object> args = new ArrayList<>(List.of(place + 1, more.clone(), setup.maxBytes()));
        definition.fields().forEach(each -> args.add(each.name()));
        Object answer = steps.run(true, new Steps.Run(RecordScripts.APPEND, Encoded.bytes(keys), args));
        if (!(answer instanceof Long number)) {
            return Optional.of(keys.get(place));
        }
        if (number == 0) {
            return Optional.empty();
        }
        throw number < 0
                ? Failing.corrupt(Found.OTHER_TYPE + "; nothing was appended")
                : Failing.tooLarge(number, setup.maxBytes());
    }
}
