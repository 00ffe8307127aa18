package dev.larder.store.redis.record;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has the objects of a class kept as records, and says under which names. They are part of every key, so renaming or moving the
 * class moves no data. Each is 1 to 100 of {@code A-Z a-z 0-9 _ . -}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RecordType {
    /** {@return what the name is told apart by, such as that of the application} */
    String namespace();

    /** {@return the name of the kind of record} */
    String name();
}
