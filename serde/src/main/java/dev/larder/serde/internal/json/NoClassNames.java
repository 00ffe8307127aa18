package dev.larder.serde.internal.json;

import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;

/**
 * Refuses every class that a document names, before it is looked for: where a model's annotations ask for class names,
 * Jackson's own validators load the class first.
 */
final class NoClassNames extends PolymorphicTypeValidator.Base {
    @Override
    public Validity validateSubClassName(DatabindContext context, JavaType base, String name) {
        return Validity.DENIED;
    }
}
