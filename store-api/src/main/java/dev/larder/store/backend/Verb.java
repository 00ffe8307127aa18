package dev.larder.store.backend;

/** The methods of a {@link Backend} that work on entries: what {@link Backend#explain} is asked about. */
public enum Verb {
    /** {@link Backend#get}. */
    GET("get"),
    /** {@link Backend#put}. */
    PUT("put"),
    /** {@link Backend#delete}. */
    DELETE("delete"),
    /** {@link Backend#take}. */
    TAKE("take"),
    /** {@link Backend#head}. */
    HEAD("head"),
    /** {@link Backend#list}. */
    LIST("list"),
    /** {@link Backend#getAll}. */
    GET_ALL("getAll"),
    /** {@link Backend#putAll}. */
    PUT_ALL("putAll"),
    /** {@link Backend#deleteAll}. */
    DELETE_ALL("deleteAll"),
    /** {@link Backend#read}. */
    READ("read"),
    /** {@link Backend#write}. */
    WRITE("write");

    /** What stands for a value in an explanation: values are never shown. */
    public static final String VALUE = "<value>";

    private final String method;

    Verb(String method) {
        this.method = method;
    }

    /** {@return the name of the method, such as {@code getAll}} */
    @Override
    public String toString() {
        return method;
    }
}
