package dev.larder.store.config;

import dev.larder.store.backend.StoreUri;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A store as it is written down. {@link Opening} makes the calls that it stands for.
 *
 * @param name its name
 * @param uri the URI as it was written
 * @param place the parts of that URI
 * @param parameters what was given beside the URI and is not in it, by the names that a URI has for it
 * @param model the name of the default model, or null
 * @param allow what BINARY may touch: classes, and packages with {@code .*} behind
 * @param layers outermost first
 * @param required what it must be able to do
 */
record StoreSpec(
        String name,
        Value uri,
        StoreUri place,
        Map<String, Value> parameters,
        @Nullable Value model,
        List<Value> allow,
        List<LayerSpec> layers,
        List<Value> required) {
    /** {@return the URI with all parameters in it} */
    String wholeUri() {
        StringBuilder whole = new StringBuilder(uri.text());
        char mark = uri.text().indexOf('?') < 0 ? '?' : '&';
        for (Map.Entry<String, Value> parameter : parameters.entrySet()) {
            whole.append(mark).append(encoded(parameter.getKey())).append('=');
            whole.append(encoded(parameter.getValue().text()));
            mark = '&';
        }
        return whole.toString();
    }

    /** {@return the value of a parameter, from wherever it came, or null} */
    @Nullable
    String parameter(String parameter) {
        Value given = parameters.get(parameter);
        return given != null ? given.text() : place.query().get(parameter);
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/,:".indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", b & 0xFF));
        }
        return encoded.toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
