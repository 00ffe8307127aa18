package dev.larder.serde.internal.json;

import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.UTF8StreamJsonParser;
import tools.jackson.core.sym.ByteQuadsCanonicalizer;

/** Refuses what {@link StrictParser} does, without a wrapper, and names that an object has twice. */
final class StrictUtf8Parser extends UTF8StreamJsonParser {
    /** The names of the open objects, from the outermost to the innermost; {@link UniqueNames} keeps them. */
    String[] names = new String[8];

    int nameCount;

    StrictUtf8Parser(
            ObjectReadContext context,
            IOContext io,
            int features,
            int jsonFeatures,
            ByteQuadsCanonicalizer symbols,
            byte[] bytes,
            int start,
            int end) {
        super(context, io, features, jsonFeatures, null, symbols, bytes, start, end, 0, false);
    }

    @Override
    protected void createChildArrayContext(int line, int column) {
        if (!_streamReadContext.inRoot()) {
            super.createChildArrayContext(line, column);
            return;
        }
        _streamReadContext = UniqueNames.array(_streamReadContext, this, line, column);
        streamReadConstraints().validateNestingDepth(_streamReadContext.getNestingDepth());
    }

    @Override
    protected void createChildObjectContext(int line, int column) {
        if (!_streamReadContext.inRoot()) {
            super.createChildObjectContext(line, column);
            return;
        }
        _streamReadContext = UniqueNames.object(_streamReadContext, this, line, column);
        streamReadConstraints().validateNestingDepth(_streamReadContext.getNestingDepth());
    }

    StreamReadException twice() {
        return new StreamReadException(this, "A name occurs twice in one object");
    }

    /** {@return whether a second value was begun after the document} */
    boolean wentOn() {
        TokenStreamContext root = _streamReadContext;
        while (root.getParent() != null) {
            root = root.getParent();
        }
        return root.getEntryCount() > 1;
    }

    @Override
    public double getDoubleValue() {
        return StrictParser.check(super.getDoubleValue());
    }

    @Override
    public float getFloatValue() {
        float number = super.getFloatValue();
        StrictParser.check(number);
        return number;
    }

    @Override
    public Number getNumberValue() {
        return StrictParser.check(super.getNumberValue());
    }
}
