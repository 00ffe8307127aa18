package dev.larder.reliability.crash;

import java.io.IOException;

/** What every call passes on its way to a {@link Kernel}: it can be watched, held, or made to fail. */
interface Gate {
    /** Lets everything pass. */
    Gate OPEN = (call, path) -> {};

    /**
     * Before a call. What is thrown here is thrown instead of the call.
     *
     * @param call what is asked
     * @param path of what; for a rename and a link the new name
     */
    void before(Call call, String path) throws IOException;

    /** After a call that went well. */
    default void after(Call call, String path) throws IOException {}

    /** {@return how many of so many bytes a write takes, at least one} */
    default int room(int bytes) {
        return bytes;
    }
}
