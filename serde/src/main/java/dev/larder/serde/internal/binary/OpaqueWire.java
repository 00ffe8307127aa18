package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.fallback.Author;
import dev.larder.serde.internal.fallback.Opaque;
import dev.larder.serde.internal.fallback.UnreadFallback;

/** The wire form of what a fallback wrote: its id, how many bytes, the bytes. */
final class OpaqueWire extends Wire<Object> {
    @Override
    void put(Machine machine, Writer out, Object value) {
        Opaque opaque = (Opaque) value;
        out.text(opaque.id());
        out.count(opaque.bytes().length, 1);
        out.writeBytes(opaque.bytes());
    }

    @Override
    Object take(Machine machine, Reader in, Class<?> type) {
        Opaque opaque = take(in);
        Author author = machine.author();
        if (machine.skipping()) {
            return opaque;
        }
        if (author == null) {
            throw UnreadFallback.of(opaque.id());
        }
        return author.read(opaque);
    }

    static Opaque take(Reader in) {
        String id = in.text();
        int length = in.count(1);
        in.meter.heap(length);
        return new Opaque(id, in.readBytes(length));
    }

    @Override
    int cost() {
        return 64;
    }
}
