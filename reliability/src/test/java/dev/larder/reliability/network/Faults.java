package dev.larder.reliability.network;

import static dev.larder.store.backend.ErrorKind.DENIED;
import static dev.larder.store.backend.ErrorKind.FAILED;
import static dev.larder.store.backend.ErrorKind.NOT_FOUND;
import static dev.larder.store.backend.ErrorKind.OUTCOME_UNKNOWN;
import static dev.larder.store.backend.ErrorKind.UNAVAILABLE;
import static dev.larder.store.backend.ErrorKind.UNSUPPORTED;

import dev.larder.reliability.network.Fault.Act;
import dev.larder.store.backend.ErrorKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;

/** All faults that a backend can meet. */
final class Faults {
    private Faults() {}

    /**
     * {@return those of TCP}
     *
     * @param hello whether the client waits for the server's word before it sends a command, so that none is sent to the deaf
     */
    private static List<Fault> tcp(boolean hello) {
        Set<ErrorKind> deaf = Set.of(hello ? UNAVAILABLE : OUTCOME_UNKNOWN);
        List<Fault> faults = new ArrayList<>();
        faults.add(Fault.tcp(Act.REFUSE, Set.of(UNAVAILABLE)));
        faults.add(Fault.tcp(Act.HUSH, deaf));
        faults.add(Fault.tcp(Act.SHUT, deaf));
        for (Act act : EnumSet.of(
                Act.RESET, Act.CUT_REQUEST, Act.CUT_BEFORE_ANSWER, Act.CUT_ANSWER, Act.LATE, Act.TRICKLE)) {
            faults.add(Fault.tcp(act));
        }
        faults.add(Fault.harmless(Act.DRIP));
        faults.add(Fault.garbage());
        return faults;
    }

    /** {@return those of TCP, and the errors of a server that does not execute a command} */
    static List<Fault> ofRedis() {
        List<Fault> faults = tcp(true);
        faults.add(refusal("LOADING Redis is loading the dataset in memory", UNAVAILABLE));
        faults.add(refusal("BUSY Redis is busy running a script", UNAVAILABLE));
        faults.add(refusal("READONLY You can't write against a read only replica.", UNAVAILABLE));
        faults.add(refusal("OOM command not allowed when used memory > 'maxmemory'.", UNAVAILABLE));
        faults.add(refusal("NOAUTH Authentication required.", DENIED));
        faults.add(refusal("MOVED 42 127.0.0.1:1", UNAVAILABLE));
        faults.add(refusal("CLUSTERDOWN The cluster is down", UNAVAILABLE));
        return faults;
    }

    private static Fault refusal(String text, ErrorKind kind) {
        return answer(text.split(" ", 2)[0], (request, none) -> HttpWire.bytes("-" + text + "\r\n"), kind, kind);
    }

    private static Fault answer(
            String name, BinaryOperator<byte[]> words, ErrorKind reads, ErrorKind writes) {
        return new Fault(name, Act.ANSWER, words, Set.of(reads), Set.of(writes), Set.of(Verb.values()));
    }

    /** {@return those of TCP, the errors of S3, and answers that are none} */
    static List<Fault> ofS3() {
        List<Fault> faults = tcp(false);
        faults.add(status(400, "InvalidRequest", FAILED));
        faults.add(status(403, "AccessDenied", DENIED));
        faults.add(status(404, "NoSuchBucket", NOT_FOUND));
        faults.add(status(409, "ConditionalRequestConflict", UNAVAILABLE));
        faults.add(status(412, "PreconditionFailed", FAILED));
        faults.add(status(429, "SlowDown", UNAVAILABLE));
        faults.add(status(503, "SlowDown", UNAVAILABLE));
        faults.add(answer("500 InternalError", error(500, "InternalError"), UNAVAILABLE, OUTCOME_UNKNOWN));
        faults.add(status(501, "NotImplemented", UNSUPPORTED));
        faults.add(answer("200 HTML", (request, none) -> page(request), FAILED, OUTCOME_UNKNOWN));
        faults.add(new Fault(
                "XML CUT",
                Act.TWIST,
                (request, answer) -> Http.halved(answer),
                Set.of(UNAVAILABLE),
                Set.of(OUTCOME_UNKNOWN),
                EnumSet.of(Verb.LIST, Verb.DELETE_ALL, Verb.WRITE_LONG)));
        faults.add(new Fault(
                "LENGTH WRONG",
                Act.TWIST_AND_CUT,
                (request, answer) -> Http.longer(answer),
                Set.of(UNAVAILABLE),
                Set.of(OUTCOME_UNKNOWN),
                EnumSet.allOf(Verb.class)));
        faults.add(new Fault(
                "CHECKSUM WRONG",
                Act.TWIST,
                (request, answer) -> Http.otherwise(answer),
                Set.of(UNAVAILABLE),
                Set.of(OUTCOME_UNKNOWN),
                EnumSet.of(Verb.GET, Verb.GET_ALL, Verb.READ, Verb.TAKE)));
        return faults;
    }

    private static Fault status(int status, String code, ErrorKind kind) {
        return answer(status + " " + code, error(status, code), kind, kind);
    }

    private static BinaryOperator<byte[]> error(int status, String code) {
        String document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code
                + "</Code><Message>as told</Message><RequestId>4242</RequestId></Error>";
        return (request, none) -> Http.answer(request, status, "application/xml", document);
    }

    private static byte[] page(byte[] request) {
        return Http.answer(
                request,
                200,
                "text/html",
                "<!DOCTYPE html><html><head><title>Welcome</title></head><body><p>Please log in<br></body></html>");
    }
}
