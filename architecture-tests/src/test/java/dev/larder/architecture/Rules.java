package dev.larder.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/** Who may import whom. */
final class Rules {
    static final ArchRule SERDE_KNOWS_NO_STORE = noClasses()
            .that()
            .resideInAPackage("dev.larder.serde..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.larder.store..")
            .because("a value format outlives any store");

    static final ArchRule SPI_ON_THE_JDK_ONLY = classes()
            .that()
            .resideInAPackage("dev.larder.store.backend")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations", "dev.larder.store.backend")
            .because("a driver author reads one package");

    static final ArchRule LAYERS_SEE_BYTES = classes()
            .that()
            .resideInAPackage("dev.larder.store.layer")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "org.jspecify.annotations",
                    "dev.larder.store.layer",
                    "dev.larder.store.backend",
                    "dev.larder.serde.transform")
            .because("a layer sees no value and no type");

    static final ArchRule NO_CYCLES = slices().matching("dev.larder.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package is read without its users");

    static final ArchRule NO_JAVA_SERIALIZATION = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.Object(In|Out)putStream(\\$.*)?")
            .because("bytes must not pick the classes that are loaded");

    /** What a driver keeps beside entries: typed records, which the driver itself knows nothing of. */
    private static final String RECORDS = "dev.larder.store.redis.record";

    /** The one package of a driver that sees values: it may use the formats, and the words of the store for trouble. */
    static final ArchRule RECORDS_ON_A_DRIVER = classes()
            .that()
            .resideInAPackage(RECORDS)
            .should()
            .onlyDependOnClassesThat(describe(
                    "are of the driver, the formats, the JDK, or words of the store",
                    resideInAnyPackage(
                                    "java..",
                                    "org.jspecify.annotations",
                                    "dev.larder.store.redis..",
                                    "dev.larder.serde",
                                    "dev.larder.serde.value",
                                    "dev.larder.store.backend")
                            .or(DescribedPredicate.<JavaClass>describe(
                                    "are words",
                                    type -> type.getName().startsWith("dev.larder.store.StoreException")
                                            || type.getName().startsWith("dev.larder.store.Options$OnCorrupt")))))
            .because("records are bound by the rules of serde, and no other part of the store applies to them");

    private Rules() {}

    /** The rule of the drivers, for one of them: its package and that of its client. */
    static ArchRule driver(String own, List<String> client) {
        List<String> allowed = new ArrayList<>(List.of("java..", "org.jspecify.annotations", own + ".."));
        allowed.add("dev.larder.store.backend");
        allowed.add("dev.larder.store.backend.internal"); // exported to those it is for
        allowed.addAll(client);
        return classes()
                .that()
                .resideInAPackage(own + "..")
                .and(not(resideInAPackage(RECORDS)))
                .should()
                .onlyDependOnClassesThat(describe(
                        "are of the SPI, the client, the JDK, or its own",
                        resideInAnyPackage(allowed.toArray(String[]::new))))
                .because("a driver moves bytes and knows no value, no layer and no other driver");
    }

    /** That no one outside the command line ends the JVM or writes to its console. */
    static ArchRule quiet() {
        return noClasses()
                .that(not(resideInAPackage("dev.larder.store.cli..")))
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .orShould()
                .callMethodWhere(describe(
                        "print a stack trace",
                        call -> call.getTarget().getName().equals("printStackTrace")))
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("a library leaves the process and its console to the application");
    }
}
