package dev.larder.store.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for a further store on the same backend, with a place of its own: each name has one in a test, and the parameter
 * without this annotation is another.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface StoreNamed {
    /** {@return the name, which only tells stores of one test apart} */
    String value();
}
