package dev.larder.store.s3.servers;

import java.io.IOException;
import java.util.Arrays;

/** Runs another main class in a child process, and ends with the parent: killed or not, its end closes the input. */
final class Leash {

    private Leash() {}

    /** The first argument names the class, the others are its own. */
    public static void main(String[] args) throws Exception {
        Thread watch = new Thread(Leash::watch, "leash");
        watch.setDaemon(true);
        watch.start();
        Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(args, 1, args.length));
    }

    private static void watch() {
        try {
            while (System.in.read() >= 0) {
                // What is written does not matter, only that it ends.
            }
        } catch (IOException e) {
            System.err.println("The parent cannot be watched: " + e);
        }
        Runtime.getRuntime().halt(0);
    }
}
