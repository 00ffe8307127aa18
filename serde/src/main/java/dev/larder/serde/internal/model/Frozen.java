package dev.larder.serde.internal.model;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Looks through a definition for what can change. */
final class Frozen {
    private final Set<Form> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Class<?>> also;
    private final Findings findings;

    private Frozen(Set<Class<?>> also, Findings findings) {
        this.also = also;
        this.findings = findings;
    }

    static void check(String path, Form root, Set<Class<?>> also, Findings findings) {
        new Frozen(also, findings).visit(path, root);
    }

    private void visit(String path, Form form) {
        if (also.contains(form.type())) {
            return;
        }
        if (!form.isFrozen()) {
            findings.add(
                    path,
                    form.type(),
                    form.type().getName() + " can change; ensureFrozen(..) takes records of"
                            + " values and frozen collections, and the classes it lists");
        }
        if (seen.add(form)) {
            for (Form.Part part : form.parts()) {
                visit(path + part.step(), part.form());
            }
        }
    }
}
