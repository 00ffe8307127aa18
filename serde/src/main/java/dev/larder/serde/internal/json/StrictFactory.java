package dev.larder.serde.internal.json;

import dev.larder.serde.internal.Limits;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;

/**
 * Makes parsers and generators of bytes that refuse by themselves what Jackson's own let through: a wrapper around each
 * would cost a second call for every token.
 */
final class StrictFactory extends JsonFactory {
    private static final long serialVersionUID = 1L;

    private static final int DUPLICATES = StreamReadFeature.STRICT_DUPLICATE_DETECTION.getMask();

    private final transient Limits limits;
    private final boolean integers;

    StrictFactory(JsonFactoryBuilder settings, Limits limits, boolean integers) {
        super(settings);
        this.limits = limits;
        this.integers = integers;
    }

    /** The bytes are known to be UTF-8 without a mark: {@link JsonInput} comes first. */
    @Override
    protected JsonParser _createParser(ObjectReadContext context, IOContext io, byte[] bytes, int offset, int length) {
        return new StrictUtf8Parser(
                context,
                io,
                context.getStreamReadFeatures(_streamReadFeatures) & ~DUPLICATES,
                context.getFormatReadFeatures(_formatReadFeatures),
                _byteSymbolCanonicalizer.makeChild(_factoryFeatures),
                bytes,
                offset,
                offset + length);
    }

    @Override
    protected JsonGenerator _createUTF8Generator(ObjectWriteContext context, IOContext io, OutputStream out) {
        return new StrictUtf8Generator(
                context,
                io,
                context.getStreamWriteFeatures(_streamWriteFeatures),
                context.getFormatWriteFeatures(_formatWriteFeatures),
                out,
                context.getRootValueSeparator(_rootValueSeparator),
                new GeneratorChecks(limits),
                integers);
    }
}
