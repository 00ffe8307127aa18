package dev.larder.serde.internal.json;

import dev.larder.serde.internal.Bytes;
import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.Utf8;

/** What is checked of a document before a parser sees it: UTF-8 without a mark, and no unpaired surrogate in an escape. */
final class JsonInput {
    private JsonInput() {}

    static void check(byte[] bytes) {
        if (isBlank(bytes)) {
            throw Refusal.damaged("The document is empty");
        }
        boolean plain = Bytes.isAsciiWithout(bytes, '\\');
        if (!plain && !Utf8.isValid(bytes)) {
            throw Refusal.damaged("The document is not UTF-8");
        }
        if (bytes.length > 0 && bytes[0] == (byte) 0xEF) {
            throw Refusal.damaged("The document does not begin as JSON does (a byte order mark is none)");
        }
        if ((bytes.length > 0 && bytes[0] == 0) || (bytes.length > 1 && bytes[1] == 0)) {
            throw Refusal.damaged("The document is not UTF-8 but another encoding of Unicode");
        }
        if (!plain && Bytes.has(bytes, '\\')) {
            checkEscapes(bytes);
        }
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b > ' ' || b < 0) {
                return false;
            }
        }
        return true;
    }

    /** In JSON a backslash only stands in texts, so they need not be told from the rest. */
    private static void checkEscapes(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\\') {
                continue;
            }
            int unit = unit(bytes, i);
            if (unit < 0 || !Character.isSurrogate((char) unit)) {
                i++; // past what is escaped: it may be a backslash
                continue;
            }
            int second = unit(bytes, i + 6);
            if (Character.isLowSurrogate((char) unit) || second < 0 || !Character.isLowSurrogate((char) second)) {
                throw new Refusal(Refusal.Kind.VALUE, "A text holds an unpaired surrogate");
            }
            i += 11;
        }
    }

    /** {@return the unit that an escape stands for, or -1 if none begins here} */
    private static int unit(byte[] bytes, int at) {
        if (at + 6 > bytes.length || bytes[at] != '\\' || bytes[at + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = 2; i < 6; i++) {
            int digit = Character.digit(bytes[at + i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = (unit << 4) | digit;
        }
        return unit;
    }
}
