package dev.larder.bench;

/** The smallest program, which the start of others is compared with. */
public final class Hello {
    private Hello() {}

    /**
     * Says hello.
     *
     * @param args none
     */
    public static void main(String[] args) {
        System.out.println("hello");
    }
}
