package dev.larder.serde.internal.model;

import java.util.Locale;

/** How Java names become JSON names. Only a table of both is used later, so that each way is exact. */
public enum Naming {
    /** As declared. */
    DECLARED {
        @Override
        String json(String name) {
            return name;
        }
    },
    /** Runs of {@code _} inside a name go, and what follows them is in upper case. */
    CAMEL {
        @Override
        String json(String name) {
            int begin = 0;
            int end = name.length();
            while (begin < end && name.charAt(begin) == '_') {
                begin++;
            }
            while (end > begin && name.charAt(end - 1) == '_') {
                end--;
            }
            StringBuilder json = new StringBuilder(name.substring(0, begin));
            for (int i = begin; i < end; i++) {
                char c = name.charAt(i);
                if (c != '_') {
                    json.append(name.charAt(Math.max(i - 1, begin)) == '_' ? Character.toUpperCase(c) : c);
                }
            }
            return json.append(name.substring(end)).toString();
        }
    },
    /** Words in lower case, joined by {@code _}; digits begin no word. */
    SNAKE {
        @Override
        String json(String name) {
            StringBuilder json = new StringBuilder();
            for (int i = 0; i < name.length(); i++) {
                if (i > 0 && beginsWord(name, i)) {
                    json.append('_');
                }
                json.append(name.charAt(i));
            }
            return json.toString().toLowerCase(Locale.ROOT);
        }
    };

    abstract String json(String name);

    private static boolean beginsWord(String name, int at) {
        char before = name.charAt(at - 1);
        if (!Character.isUpperCase(name.charAt(at))) {
            return false;
        }
        return Character.isLowerCase(before)
                || Character.isDigit(before)
                || (Character.isUpperCase(before)
                        && at + 1 < name.length()
                        && Character.isLowerCase(name.charAt(at + 1)));
    }
}
