package dev.larder.reliability.mutants;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A put if absent that takes an entry past its deadline for one that is there. */
final class SeesTheExpired extends Broken {
    private final Set<String> there = ConcurrentHashMap.newKeySet();

    SeesTheExpired(Backend inner) {
        super(inner);
    }

    @Override
    public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
        boolean present = !there.add(key);
        return present && write.guard().kind() == Guard.Kind.ABSENT ? Optional.empty() : inner.put(key, value, write);
    }

    @Override
    public boolean delete(String key, Guard guard) throws Exception {
        boolean deleted = inner.delete(key, guard);
        if (deleted) {
            there.remove(key);
        }
        return deleted;
    }
}
