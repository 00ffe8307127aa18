package dev.larder.serde.internal.json;

import dev.larder.serde.internal.Limits;
import java.net.URI;
import java.util.Locale;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** The one place where the mapper is built. */
final class Mappers {
    /** Digits of a number; a longer one takes time that grows with its square to read. */
    static final int MOST_DIGITS = 1000;

    private Mappers() {}

    static JsonMapper hardened(Limits limits, Style style) {
        return JsonMapper.builder(factory(limits, style))
                .addModule(new ReachingBlackbird())
                .addModule(new FormsModule()) // the first module is asked first when a value is read
                .addModule(new StrictModule())
                .addModule(new StyleModule(style))
                // No class is ever named by data, not even where an annotation would let it.
                .polymorphicTypeValidator(new NoClassNames())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // rolling upgrades
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .withCoercionConfigDefaults(Mappers::refuseAll)
                .withCoercionConfig(
                        LogicalType.Float,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert))
                // the empty text is one of their values
                .withCoercionConfig(URI.class, Mappers::takeEmptyText)
                .withCoercionConfig(Locale.class, Mappers::takeEmptyText)
                .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS, SerializationFeature.WRITE_CHAR_ARRAYS_AS_JSON_ARRAYS)
                .disable(SerializationFeature.FAIL_ON_SELF_REFERENCES) // the depth limit sees to them
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .disable(
                        DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS,
                        DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS,
                        DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE,
                        DateTimeFeature.NORMALIZE_DESERIALIZED_ZONE_ID)
                .enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
                .build();
    }

    private static JsonFactory factory(Limits limits, Style style) {
        JsonFactoryBuilder settings = JsonFactory.builder()
                .recyclerPool(new Recyclers())
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(limits.maxBytes())
                        .maxTokenCount(limits.maxBytes())
                        .maxNestingDepth(limits.maxDepth())
                        .maxStringLength(limits.maxString())
                        .maxNameLength(limits.maxString())
                        .maxNumberLength(MOST_DIGITS)
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION) // StrictFactory has its own for bytes
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS);
        return new StrictFactory(settings, limits, style.integers());
    }

    private static void takeEmptyText(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.TryConvert);
    }

    private static void refuseAll(MutableCoercionConfig config) {
        for (CoercionInputShape shape : CoercionInputShape.values()) {
            config.setCoercion(shape, CoercionAction.Fail);
        }
    }
}
