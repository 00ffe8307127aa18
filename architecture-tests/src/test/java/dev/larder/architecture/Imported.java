package dev.larder.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The classes of all libraries, read once. */
final class Imported {
    static final JavaClasses CODE = new ClassFileImporter()
            .importPaths(
                    Project.libraries().stream().map(Project.Module::classes).toList());

    private Imported() {}
}
