package dev.larder.serde.internal.model;

import java.util.Map;

/** Classes that no object of the application can be. */
final class Unbindable {
    private static final Map<String, String> INSTEAD = Map.of(
            "java.util.Date", "java.time.Instant",
            "java.util.Calendar", "java.time.ZonedDateTime",
            "java.util.GregorianCalendar", "java.time.ZonedDateTime",
            "java.sql.Date", "java.time.LocalDate",
            "java.sql.Time", "java.time.LocalTime",
            "java.sql.Timestamp", "java.time.Instant",
            "java.util.Iterator", "java.util.List",
            "java.lang.Iterable", "java.util.List",
            "java.util.stream.Stream", "java.util.List",
            "java.lang.Number", "java.math.BigDecimal");

    private Unbindable() {}

    /** {@return why a class cannot be bound, or an empty text} */
    static String why(Class<?> type) {
        String name = type.getName();
        if (name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("jdk.")
                || name.startsWith("sun.")) {
            String instead = INSTEAD.get(name);
            return "is not supported" + (instead == null ? "" : "; use " + instead);
        }
        if (type.isAnnotation()) {
            return "is an annotation";
        }
        if (type.isAnonymousClass() || type.isHidden()) {
            return "is anonymous";
        }
        if (type.isLocalClass()) {
            return "is local; declare it in a class or a file of its own";
        }
        if (type.isMemberClass() && !java.lang.reflect.Modifier.isStatic(type.getModifiers()) && !type.isInterface()) {
            return "is an inner class; make it static";
        }
        return "";
    }
}
