package dev.larder.store.s3.fake;

/** What goes wrong with one request. */
public sealed interface Fault {

    /** An error document, the request executed before or not at all. */
    record Answer(boolean executed, int status, String code) implements Fault {}

    /** The connection is closed without a word, the request executed before or not at all. */
    record Drop(boolean executed) implements Fault {}

    /** Nothing is ever answered and the connection stays open, the request executed or not at all. */
    record Silence(boolean executed) implements Fault {}

    /** Executed; half of the body that was promised comes, then the connection is closed. */
    record Truncate() implements Fault {}

    /** Executed; one byte of the body is changed on the way, its checksum is not. */
    record Corrupt() implements Fault {}

    /** Executed; the answer carries another ETag than the object. */
    record WrongTag() implements Fault {}

    /** DeleteObjects: every second key is left and reported under this code, the others are deleted. */
    record Partial(String code) implements Fault {}

    /** 500 InternalError, nothing executed. */
    static Fault internalError() {
        return new Answer(false, 500, "InternalError");
    }

    /** 503 SlowDown, nothing executed. */
    static Fault slowDown() {
        return new Answer(false, 503, "SlowDown");
    }

    /** 409 ConditionalRequestConflict, nothing executed. */
    static Fault conflict() {
        return new Answer(false, 409, "ConditionalRequestConflict");
    }

    /** 200 with an error document, nothing executed: CompleteMultipartUpload, CopyObject and DeleteObjects can do it. */
    static Fault errorInOk() {
        return new Answer(false, 200, "InternalError");
    }

    /** Any answer, nothing executed. */
    static Fault answer(int status, String code) {
        return new Answer(false, status, code);
    }

    /** Executed, and then 500 all the same. */
    static Fault executedThenError() {
        return new Answer(true, 500, "InternalError");
    }

    /** Executed, and then the connection is closed without an answer: a client's own repetition meets its own success. */
    static Fault executedThenDropped() {
        return new Drop(true);
    }

    /** Executed, and never answered. */
    static Fault executedThenSilence() {
        return new Silence(true);
    }

    /** The connection is closed, nothing executed. */
    static Fault dropped() {
        return new Drop(false);
    }

    /** Never answered, nothing executed. */
    static Fault silence() {
        return new Silence(false);
    }

    /** Whether the request takes effect. */
    default boolean executes() {
        if (this instanceof Answer answer) {
            return answer.executed();
        }
        if (this instanceof Drop drop) {
            return drop.executed();
        }
        return !(this instanceof Silence silence) || silence.executed();
    }
}
