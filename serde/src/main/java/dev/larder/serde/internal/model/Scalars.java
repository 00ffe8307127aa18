package dev.larder.serde.internal.model;

import dev.larder.serde.value.Email;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The forms of single values, by class. */
final class Scalars {
    private static final Map<Class<?>, Form> FORMS = new HashMap<>();

    static {
        for (Class<?> type : List.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class)) {
            add(WholeForm.of(type));
        }
        add(new FloatForm(Float.class));
        add(new FloatForm(Double.class));
        add(new TimestampForm());
        add(TextForm.of(String.class, "a text", text -> text, text -> text));
        add(TextForm.of(
                Character.class,
                "one UTF-16 unit that is no surrogate",
                c -> String.valueOf(Texts.unit(c.toString())),
                Texts::unit));
        add(TextForm.of(
                BigDecimal.class,
                "a decimal number of at most 1,000 characters with a scale within 10,000",
                Texts::decimal,
                Texts::decimal));
        add(TextForm.of(UUID.class, "a UUID", UUID::toString, Texts::id));
        add(TextForm.of(byte[].class, "standard Base64 with padding", Base64.getEncoder()::encodeToString, Texts::bytes)
                .noKey());
        add(TextForm.of(URI.class, "a URI", URI::toString, Texts::uri));
        add(TextForm.of(Locale.class, "a language tag", Texts::locale, Texts::locale));
        add(TextForm.of(Currency.class, "a currency code", Currency::getCurrencyCode, Texts::currency));
        add(TextForm.of(Email.class, "a mail address", Email::toString, Email::new));
        times();
    }

    private Scalars() {}

    private static void times() {
        String date = " in the years 0001 to 9999";
        add(TextForm.of(
                OffsetDateTime.class,
                "YYYY-MM-DDThh:mm:ss[.fraction] with an offset ±hh:mm or Z" + date,
                TimeTexts::write,
                TimeTexts::offsetDateTime));
        add(TextForm.of(
                LocalDateTime.class,
                "YYYY-MM-DDThh:mm:ss[.fraction] without an offset" + date,
                TimeTexts::write,
                TimeTexts::dateTime));
        add(TextForm.of(
                ZonedDateTime.class,
                "YYYY-MM-DDThh:mm:ss[.fraction]±hh:mm[Zone/Id] with an offset that the zone has then" + date,
                TimeTexts::write,
                TimeTexts::zonedDateTime));
        add(TextForm.of(
                Instant.class,
                "YYYY-MM-DDThh:mm:ss[.fraction] with an offset ±hh:mm or Z" + date,
                TimeTexts::write,
                TimeTexts::instant));
        add(TextForm.of(LocalDate.class, "YYYY-MM-DD" + date, TimeTexts::write, TimeTexts::date));
        add(TextForm.of(LocalTime.class, "hh:mm:ss[.fraction]", TimeTexts::write, TimeTexts::time));
        add(TextForm.of(
                OffsetTime.class,
                "hh:mm:ss[.fraction] with an offset ±hh:mm or Z",
                TimeTexts::write,
                TimeTexts::offsetTime));
        add(TextForm.of(Duration.class, "an ISO 8601 duration", Duration::toString, TimeTexts::duration));
        add(TextForm.of(Period.class, "an ISO 8601 period", Period::toString, TimeTexts::period));
        add(TextForm.of(YearMonth.class, "YYYY-MM" + date, TimeTexts::write, TimeTexts::yearMonth));
        add(TextForm.of(Year.class, "YYYY" + date, TimeTexts::write, TimeTexts::year));
        add(TextForm.of(ZoneId.class, "the id of a time zone", ZoneId::getId, TimeTexts::zone));
    }

    private static void add(Form form) {
        FORMS.put(form.type(), form);
    }

    /** {@return the form of a class, boxed if it is primitive; or null if it is no single value} */
    static @Nullable Form of(Class<?> type) {
        return FORMS.get(type);
    }

    /** {@return whether a class is one of single values that cannot change} */
    static boolean isFrozen(Class<?> type) {
        Form form = of(type);
        return type == Boolean.class || (form != null && form.isFrozen());
    }
}
