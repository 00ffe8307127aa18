package dev.larder.store.redis.record;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Keys;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Compares members of records with what they are to be. */
final class Criteria {
    private static final Set<Class<?>> INTEGERS = Set.of(Integer.class, Long.class, Short.class, Byte.class);

    private Criteria() {}

    private record Criterion(Field field, @Nullable Object wanted) {
        boolean holds(Object record) {
            if (wanted instanceof BigDecimal number && field.word() == Vocabulary.DECIMAL) {
                String text = field.decimal(record);
                return text != null && number.compareTo(new BigDecimal(text)) == 0;
            }
            return Objects.deepEquals(bare(field.member().get(record)), bare(wanted));
        }
    }

    static <T> Predicate<T> of(Definition<T> definition, Setup setup, Map<String, ?> equal) throws BackendException {
        List<Criterion> all = new ArrayList<>();
        for (Map.Entry<String, ?> entry : equal.entrySet()) {
            Field field = definition.fields().stream()
                    .filter(each -> each.name().equals(entry.getKey()))
                    .findFirst()
                    .orElseThrow(() -> Failing.invalid("There is no member '" + Keys.display(entry.getKey())
                            + "' to filter by; a ByteStream is none"));
            all.add(new Criterion(field, wanted(field, setup, entry.getValue())));
        }
        return record -> all.stream().allMatch(criterion -> criterion.holds(record));
    }

    private static @Nullable Object wanted(Field field, Setup setup, @Nullable Object value) throws BackendException {
        if (!(value instanceof String text)) {
            return value;
        }
        try {
            Object read = field.read(text, setup);
            return field.word() == Vocabulary.DECIMAL ? new BigDecimal(text) : read;
        } catch (BackendException e) {
            throw Failing.invalid(
                    "The text to filter by is none of the member " + field.name() + ": " + e.getMessage());
        } finally {
            Handles.forget();
        }
    }

    /** What an Optional holds; of integers their number alone. */
    private static @Nullable Object bare(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return bare(optional.orElse(null));
        }
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? bare(number.getAsInt()) : null;
        }
        if (value instanceof OptionalLong number) {
            return number.isPresent() ? bare(number.getAsLong()) : null;
        }
        if (value instanceof OptionalDouble number) {
            return number.isPresent() ? number.getAsDouble() : null;
        }
        return value instanceof Number number && INTEGERS.contains(number.getClass())
                ? BigInteger.valueOf(number.longValue())
                : value;
    }
}
