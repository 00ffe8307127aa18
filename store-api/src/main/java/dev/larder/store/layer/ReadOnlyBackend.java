package dev.larder.store.layer;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.ForwardingBackend;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.OutputWriter;
import dev.larder.store.backend.Verb;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Refuses every verb that changes something. */
final class ReadOnlyBackend extends ForwardingBackend {
    private static final Set<Capability> WRITING =
            Set.of(Capability.TTL, Capability.IF_ABSENT, Capability.IF_VERSION, Capability.ATOMIC_POP);

    private static final Set<Verb> REFUSED =
            EnumSet.of(Verb.PUT, Verb.DELETE, Verb.TAKE, Verb.PUT_ALL, Verb.DELETE_ALL, Verb.WRITE);

    private static final String READ_ONLY = "This store is read-only; write through one without that layer";

    ReadOnlyBackend(Backend inner) {
        super(inner);
    }

    @Override
    public Set<Capability> capabilities() throws Exception {
        Set<Capability> left = EnumSet.noneOf(Capability.class);
        left.addAll(inner.capabilities());
        left.removeAll(WRITING);
        return left;
    }

    @Override
    public Optional<String> lacks(Capability capability) {
        return WRITING.contains(capability) ? Optional.of("the store is read-only") : inner.lacks(capability);
    }

    @Override
    public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
        throw refused();
    }

    @Override
    public boolean delete(String key, Guard guard) throws Exception {
        throw refused();
    }

    @Override
    public Optional<Blob> take(String key) throws Exception {
        throw refused();
    }

    @Override
    public void putAll(Map<String, byte[]> values, Write write) throws Exception {
        throw refused();
    }

    @Override
    public long deleteAll(Collection<String> keys) throws Exception {
        throw refused();
    }

    @Override
    public long sweep(String prefix) throws Exception {
        throw refused();
    }

    @Override
    public void write(String key, OutputWriter body, Write write) throws Exception {
        throw refused();
    }

    @Override
    public List<String> explain(Verb verb, String key, Write write) throws Exception {
        if (REFUSED.contains(verb)) {
            throw refused();
        }
        return inner.explain(verb, key, write);
    }

    private static BackendException refused() {
        return new BackendException(ErrorKind.UNSUPPORTED, READ_ONLY);
    }

    @Override
    protected String label() {
        return "read-only";
    }
}
