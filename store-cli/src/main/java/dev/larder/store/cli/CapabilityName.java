package dev.larder.store.cli;

import dev.larder.store.backend.Capability;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the names of capabilities as URIs do: in any case, with dashes too. */
final class CapabilityName implements ITypeConverter<Capability> {
    /** For picocli. */
    CapabilityName() {}

    @Override
    public Capability convert(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(Capability.values())
                .filter(capability -> capability.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("there is no such capability; known are "
                        + String.join(
                                ", ",
                                Arrays.stream(Capability.values())
                                        .map(Enum::name)
                                        .toList())));
    }
}
