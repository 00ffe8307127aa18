package dev.larder.reliability.network;

import static dev.larder.store.backend.ErrorKind.DENIED;
import static dev.larder.store.backend.ErrorKind.FAILED;
import static dev.larder.store.backend.ErrorKind.NOT_FOUND;
import static dev.larder.store.backend.ErrorKind.OUTCOME_UNKNOWN;
import static dev.larder.store.backend.ErrorKind.UNAVAILABLE;
import static dev.larder.store.backend.ErrorKind.UNSUPPORTED;

import dev.larder.reliability.network.Fault.Act;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.s3.FaultVerb;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;

/** All faults that a backend can meet. */
final class Faults {
    static final String PAGE = "200 HTML";
    static final String HEAD_CUT = "HEAD CUT";

    /** REPLACE_BY_THE_SAME is a replace like any other, but on S3. */
    private static final Set<FaultVerb> ALL = EnumSet.complementOf(EnumSet.of(FaultVerb.REPLACE_BY_THE_SAME));

    private static final byte[] GARBAGE =
            HttpWire.bytes("\u0001\u00fe?? \u0000 neither \r\n\r\n one nor the other \r\n");

    private Faults() {}

    /**
     * {@return those of TCP}
     *
     * @param hello whether the client waits for the server's word before it sends a command, so that none is sent to the deaf
     */
    private static List<Fault> tcp(boolean hello) {
        Set<ErrorKind> deaf = Set.of(hello ? UNAVAILABLE : OUTCOME_UNKNOWN);
        List<Fault> faults = new ArrayList<>();
        faults.add(tcp(Act.REFUSE, Set.of(UNAVAILABLE), Set.of(UNAVAILABLE)));
        faults.add(tcp(Act.HUSH, Set.of(UNAVAILABLE), deaf));
        faults.add(tcp(Act.SHUT, Set.of(UNAVAILABLE), deaf));
        for (Act act : EnumSet.of(Act.RESET, Act.CUT_REQUEST, Act.CUT_BEFORE_ANSWER, Act.LATE, Act.TRICKLE)) {
            faults.add(tcp(act, Set.of(UNAVAILABLE), Set.of(OUTCOME_UNKNOWN)));
        }
        Fault cut = tcp(Act.CUT_ANSWER, Set.of(UNAVAILABLE), Set.of(OUTCOME_UNKNOWN));
        // In HTTP the first line of an answer without a body says it all.
        faults.add(hello ? cut : cut.unharmed(Set.of(FaultVerb.DELETE)));
        faults.add(tcp(Act.DRIP, Set.of(), Set.of()));
        faults.add(Fault.of(
                "TCP GARBAGE",
                Act.TWIST,
                (request, answer) -> GARBAGE.clone(),
                Set.of(UNAVAILABLE),
                Set.of(OUTCOME_UNKNOWN),
                ALL));
        return faults;
    }

    private static Fault tcp(Act act, Set<ErrorKind> reads, Set<ErrorKind> writes) {
        return Fault.of("TCP " + act, act, (request, answer) -> answer, reads, writes, ALL);
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

    private static Fault answer(String name, BinaryOperator<byte[]> words, ErrorKind reads, ErrorKind writes) {
        return Fault.of(name, Act.ANSWER, words, Set.of(reads), Set.of(writes), ALL);
    }

    /** {@return those of TCP, the errors of S3, and answers that are none} */
    static List<Fault> ofS3() {
        List<Fault> faults = tcp(false);
        faults.add(status(400, "InvalidRequest", FAILED));
        faults.add(status(403, "AccessDenied", DENIED));
        faults.add(status(404, "NoSuchBucket", NOT_FOUND).denied(Set.of(FaultVerb.HEAD))); // a HEAD tells no code
        faults.add(status(409, "ConditionalRequestConflict", UNAVAILABLE));
        faults.add(status(412, "PreconditionFailed", FAILED)
                .denied(EnumSet.of(FaultVerb.PUT_IF_ABSENT, FaultVerb.REPLACE, FaultVerb.DELETE_VERSION)));
        faults.add(status(429, "SlowDown", UNAVAILABLE));
        faults.add(status(503, "SlowDown", UNAVAILABLE));
        faults.add(answer("500 InternalError", error(500, "InternalError"), UNAVAILABLE, OUTCOME_UNKNOWN));
        faults.add(status(501, "NotImplemented", UNSUPPORTED));
        faults.add(Fault.of(
                PAGE,
                Act.ANSWER,
                (request, none) -> page(request),
                Set.of(FAILED, UNAVAILABLE),
                Set.of(OUTCOME_UNKNOWN),
                ALL));
        faults.add(Fault.of(
                "XML CUT",
                Act.TWIST,
                (request, answer) -> Http.halved(answer),
                Set.of(UNAVAILABLE),
                Set.of(OUTCOME_UNKNOWN),
                EnumSet.of(FaultVerb.LIST, FaultVerb.DELETE_ALL, FaultVerb.WRITE_PARTS)));
        faults.add(Fault.of(
                HEAD_CUT,
                Act.TWIST_AND_CUT,
                (request, answer) -> Http.untilTag(answer),
                Set.of(UNAVAILABLE),
                Set.of(OUTCOME_UNKNOWN),
                EnumSet.of(FaultVerb.HEAD, FaultVerb.GET, FaultVerb.GET_ALL, FaultVerb.READ, FaultVerb.READ_RANGE)));
        faults.add(Fault.of(
                        "LENGTH WRONG",
                        Act.TWIST_AND_CUT,
                        (request, answer) -> Http.longer(answer),
                        Set.of(FAILED, UNAVAILABLE),
                        Set.of(OUTCOME_UNKNOWN),
                        ALL)
                .unharmed(EnumSet.complementOf(EnumSet.of(
                        FaultVerb.GET, FaultVerb.GET_ALL, FaultVerb.READ, FaultVerb.READ_RANGE, FaultVerb.TAKE))));
        faults.add(Fault.of(
                "CHECKSUM WRONG",
                Act.TWIST,
                (request, answer) -> Http.otherwise(answer),
                Set.of(UNAVAILABLE),
                Set.of(OUTCOME_UNKNOWN),
                EnumSet.of(FaultVerb.GET, FaultVerb.GET_ALL, FaultVerb.READ, FaultVerb.TAKE)));
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
