package dev.larder.reliability.mutants;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.util.Optional;

/**
 * Stores what an AUTO would that writes every text as it is and guesses when it reads: the quotes that keep the text {@code "1"}
 * apart from the number are left out.
 */
final class SniffingAuto extends Broken {
    SniffingAuto(Backend inner) {
        super(inner);
    }

    @Override
    public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
        String text = new String(value, UTF_8);
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"") && !text.contains("\\");
        return inner.put(key, quoted ? text.substring(1, text.length() - 1).getBytes(UTF_8) : value, write);
    }
}
