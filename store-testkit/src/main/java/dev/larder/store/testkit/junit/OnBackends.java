package dev.larder.store.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The backends that {@link LarderTest} runs on: of the method, else of its class, else of the classes around that. The
 * configuration parameter or system property {@code larder.backends}, URIs with spaces between, replaces every list.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@ExtendWith(LarderExtension.class)
public @interface OnBackends {
    /**
     * {@return the URIs of the stores, as {@link dev.larder.store.Store#open(String)} takes them} {@code {tmp}} stands for a
     * fresh folder, which is deleted after the test. At a place that others may use too, such as a server or a folder by
     * name, a test gets a prefix of its own, whose keys are deleted after it.
     */
    String[] value();
}
