package dev.larder.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other people compile against names no library that can be replaced, save where one is handed in. */
class SignaturesTest {
    private static final Pattern OWN =
            Pattern.compile("(java|javax\\.(crypto|net\\.ssl)|org\\.jspecify|dev\\.larder)\\..*|[^.]+");

    /** The places where a client or a mapper of the application's is handed in. */
    private static final Pattern HANDED_IN =
            Pattern.compile(".*\\.(JsonCodecs|BinaryCodecs)\\.of\\(.*|.*Backend\\.over\\(.*");

    /** The test kit is JUnit, and says so. */
    private static final Pattern KIT =
            Pattern.compile("dev\\.larder\\.store\\.testkit\\..* names org\\.junit\\.jupiter\\..*");

    @Test
    void publicSignaturesNameNoVendor() {
        assertThat(vendorsIn(Imported.CODE, exportedPackages()).stream()
                        .filter(text -> !KIT.matcher(text).matches()))
                .isEmpty();
    }

    @Test
    void aVendorInASignatureIsNoticed(@TempDir Path temp) {
        Path classes = Compiling.compile(temp, Map.of("dev.larder.serde.Leaking", """
                        package dev.larder.serde;
                        import com.github.benmanes.caffeine.cache.Cache;
                        import java.util.List;
                        public class Leaking {
                            public List<Cache<String, String>> caches() { return List.of(); }
                            protected void take(Cache<?, ?> cache) {}
                            void own(Cache<?, ?> cache) {}
                        }
                        """));
        assertThat(vendorsIn(new ClassFileImporter().importPath(classes), Set.of("dev.larder.serde")))
                .hasSize(2)
                .allMatch(text -> text.contains("com.github.benmanes.caffeine.cache.Cache"));
    }

    private static Set<String> exportedPackages() {
        return Project.libraries().stream()
                .flatMap(module -> ModuleFinder.of(module.classes()).findAll().stream())
                .flatMap(module -> module.descriptor().exports().stream())
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
    }

    private static List<String> vendorsIn(JavaClasses classes, Set<String> packages) {
        List<String> found = new ArrayList<>();
        for (JavaClass type : classes) {
            if (packages.contains(type.getPackageName()) && seen(type)) {
                Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                        .forEach(parent -> vendors(parent, type.getName() + " extends", found));
                type.getMembers().forEach(member -> vendors(member, found));
            }
        }
        return found;
    }

    /** Whether other packages can name a type: it and what it is nested in are public or protected. */
    private static boolean seen(JavaClass type) {
        return outside(type.getModifiers())
                && type.getEnclosingClass().map(SignaturesTest::seen).orElse(true);
    }

    private static boolean outside(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static void vendors(JavaMember member, List<String> found) {
        if (!outside(member.getModifiers())
                || member.getModifiers().contains(JavaModifier.SYNTHETIC)
                || HANDED_IN.matcher(member.getFullName()).matches()) {
            return;
        }
        List<JavaType> types = new ArrayList<>();
        if (member instanceof JavaCodeUnit code) {
            types.add(code.getReturnType());
            types.addAll(code.getParameterTypes());
            types.addAll(code.getExceptionTypes());
        } else {
            types.add(((com.tngtech.archunit.core.domain.JavaField) member).getType());
        }
        types.forEach(type -> vendors(type, member.getFullName(), found));
    }

    private static void vendors(JavaType type, String place, List<String> found) {
        type.getAllInvolvedRawTypes().stream()
                .map(raw -> raw.getBaseComponentType().getName())
                .filter(name -> !OWN.matcher(name).matches())
                .forEach(name -> found.add(place + " names " + name));
    }
}
