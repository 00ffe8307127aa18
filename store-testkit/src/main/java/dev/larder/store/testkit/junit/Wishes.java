package dev.larder.store.testkit.junit;

import dev.larder.store.testkit.FaultyBackend;
import dev.larder.store.testkit.ManualClock;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * What a test asks for beside its stores, known before the first of them is opened.
 *
 * @param clock whether it turns the clock
 * @param faults whether calls are to go wrong
 */
record Wishes(boolean clock, boolean faults) {
    static Wishes of(ExtensionContext context) {
        List<Method> methods = new ArrayList<>();
        methods.add(context.getRequiredTestMethod());
        for (Class<?> type = context.getRequiredTestClass(); type != null; type = type.getEnclosingClass()) {
            methods.addAll(annotated(type, BeforeEach.class));
            methods.addAll(annotated(type, AfterEach.class));
        }
        return new Wishes(anyTakes(methods, ManualClock.class), anyTakes(methods, FaultyBackend.class));
    }

    private static List<Method> annotated(Class<?> type, Class<? extends Annotation> annotation) {
        return AnnotationSupport.findAnnotatedMethods(type, annotation, HierarchyTraversalMode.TOP_DOWN);
    }

    private static boolean anyTakes(List<Method> methods, Class<?> type) {
        return methods.stream()
                .anyMatch(method -> List.of(method.getParameterTypes()).contains(type));
    }
}
