package dev.larder.store.redis;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a listing goes on.
 *
 * @param listing the number of the listing, by which what it has given is remembered
 * @param call the number of the call that gave the cursor
 * @param page the number of the page to come
 * @param slot the lowest slot of the node that is being read
 * @param run what the node called its run when it gave the cursor; another run counts otherwise. Empty if it is not known
 * @param scan the node's own cursor
 */
record Cursor(long listing, long call, int page, int slot, String run, String scan) {
    private static final Pattern FORM = Pattern.compile(
            "([0-9]{1,18})\\.([0-9]{1,18})\\.([0-9]{1,9})\\.([0-9]{1,5})\\.([0-9a-f]*)\\.([0-9]{1,20})");
    static final String START = "0";

    static Cursor first(long listing) {
        return new Cursor(listing, 0, 0, 0, "", START);
    }

    static Cursor parse(String text) throws BackendException {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new BackendException(ErrorKind.INVALID, "That is no cursor of this backend; begin without one");
        }
        return new Cursor(
                Long.parseLong(form.group(1)),
                Long.parseLong(form.group(2)),
                Integer.parseInt(form.group(3)),
                Integer.parseInt(form.group(4)),
                form.group(5),
                form.group(6));
    }

    /** The cursor of the page after this one. */
    Cursor next(long givenBy, int atSlot, String atRun, String from) {
        return new Cursor(listing, givenBy, page + 1, atSlot, atRun, from);
    }

    /** As it is handed out; null after the last page. */
    static @Nullable String text(@Nullable Cursor cursor) {
        return cursor == null
                ? null
                : String.join(
                        ".",
                        Long.toString(cursor.listing),
                        Long.toString(cursor.call),
                        Integer.toString(cursor.page),
                        Integer.toString(cursor.slot),
                        cursor.run,
                        cursor.scan);
    }
}
