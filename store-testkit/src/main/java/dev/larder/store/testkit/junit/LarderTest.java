package dev.larder.store.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test, or all tests of a class, once on each backend of {@link OnBackends}; on {@code memory:} without one.
 *
 * <p>On a method it stands in place of {@code @Test}. On a class, its methods keep their {@code @Test}, {@code
 * @ParameterizedTest} and so on; a method must not have it again.
 *
 * <p>A test, and its {@code @BeforeEach} and {@code @AfterEach} methods, may take as parameters:
 *
 * <ul>
 *   <li>a {@link dev.larder.store.Store}, opened for this test and empty; with {@link StoreNamed} a further one;
 *   <li>a {@link dev.larder.store.testkit.ManualClock}: the stores of the test then read it in place of the system's clock.
 *       On a backend that has a clock of its own, as a server has, such a test is skipped and says so;
 *   <li>a {@link dev.larder.store.testkit.FaultyBackend}, through which the calls of the store go; with {@link StoreNamed} that
 *       of a further one.
 * </ul>
 *
 * <p>After the test, failed or not, what it stored is deleted and the stores are closed. Tests may run in parallel: no two
 * see each other's entries.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@TestTemplate
@ClassTemplate
@ExtendWith(LarderExtension.class)
public @interface LarderTest {}
