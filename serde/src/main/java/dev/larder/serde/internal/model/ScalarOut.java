package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Limits;

/** Takes the text of one value: a text itself, anything else as compact JSON. */
final class ScalarOut {
    private ScalarOut() {}

    static String text(Form form, Object value, Limits limits) {
        TreeOut out = new TreeOut(limits, false);
        form.write(value, out);
        if (out.root() instanceof String text) {
            return text;
        }
        JsonOut json = new JsonOut(limits, false, JsonOut.COMPACT);
        form.write(value, json);
        return json.json();
    }
}
