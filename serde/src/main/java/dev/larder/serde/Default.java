package dev.larder.serde;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Gives the JSON of a member that is absent, for models with {@code allowMissing()}. It is read by the member's own rule when the model is defined. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Default {
    /** {@return the JSON of the member, such as {@code "[]"} or {@code "\"none\""}} */
    String value();
}
