package dev.larder.architecture;

import dev.larder.store.StoreException;
import java.util.Arrays;

/** What a sample calls where its comment says what comes out: {@code // -> value} or {@code // throws KIND}. */
public final class Sampled {
    private Sampled() {}

    /** A statement that may throw. */
    @FunctionalInterface
    public interface Body {
        /** Runs it. */
        void run() throws Exception;
    }

    /** Checks a value by its text. */
    public static void is(String place, String wanted, Object found) {
        String text = found instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(found);
        if (!text.equals(wanted)) {
            throw new AssertionError(place + " says " + wanted + ", and it is " + text);
        }
    }

    /** Checks that a statement fails, by the kind of a store's exception or by the class of any other. */
    public static void fails(String place, String wanted, Body body) {
        String thrown;
        try {
            body.run();
            thrown = "nothing";
        } catch (StoreException e) {
            thrown = e.kind().name();
        } catch (Exception e) {
            thrown = e.getClass().getSimpleName();
        }
        if (!thrown.equals(wanted)) {
            throw new AssertionError(place + " says that it throws " + wanted + ", and it throws " + thrown);
        }
    }
}
