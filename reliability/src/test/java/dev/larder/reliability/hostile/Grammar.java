package dev.larder.reliability.hostile;

/**
 * Whether a text is one JSON document by the letter of RFC 8259, written without a look at the library's own recogniser:
 * the values in hand are counted and not called, so that depth is no limit.
 */
final class Grammar {
    private final String text;
    private int at;

    private Grammar(String text) {
        this.text = text;
    }

    static boolean isDocument(String text) {
        return new Grammar(text).document();
    }

    private boolean document() {
        StringBuilder open = new StringBuilder();
        do {
            space();
            if (!open.isEmpty() && open.charAt(open.length() - 1) == '{' && !name()) {
                return false;
            }
            if (opens()) {
                open.append(text.charAt(at - 1));
                space();
                if (!closes(open)) {
                    continue;
                }
            } else if (!scalar()) {
                return false;
            }
            space();
            while (closes(open)) {
                space();
            }
            if (open.isEmpty()) {
                return at == text.length();
            }
            if (!take(',')) {
                return false;
            }
        } while (true);
    }

    private boolean opens() {
        return take('[') || take('{');
    }

    private boolean closes(StringBuilder open) {
        if (!open.isEmpty() && take(open.charAt(open.length() - 1) == '{' ? '}' : ']')) {
            open.setLength(open.length() - 1);
            return true;
        }
        return false;
    }

    private boolean name() {
        if (!string()) {
            return false;
        }
        space();
        if (!take(':')) {
            return false;
        }
        space();
        return true;
    }

    private boolean scalar() {
        if (at < text.length() && text.charAt(at) == '"') {
            return string();
        }
        return word("true") || word("false") || word("null") || number();
    }

    private boolean word(String word) {
        if (text.startsWith(word, at)) {
            at += word.length();
            return true;
        }
        return false;
    }

    private boolean number() {
        take('-');
        if (!take('0') && digits() == 0) {
            return false;
        }
        if (take('.') && digits() == 0) {
            return false;
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            return digits() > 0;
        }
        return true;
    }

    private int digits() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }

    private boolean string() {
        if (!take('"')) {
            return false;
        }
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return true;
            }
            if (c < ' ' || (c == '\\' && !escape())) {
                return false;
            }
        }
        return false;
    }

    private boolean escape() {
        if (at == text.length()) {
            return false;
        }
        char c = text.charAt(at++);
        if (c != 'u') {
            return "\"\\/bfnrt".indexOf(c) >= 0;
        }
        for (int i = 0; i < 4; i++, at++) {
            if (at == text.length() || "0123456789abcdefABCDEF".indexOf(text.charAt(at)) < 0) {
                return false;
            }
        }
        return true;
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean take(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }
}
