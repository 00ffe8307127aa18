package dev.larder.reliability.network;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One connection through the {@link Saboteur}: a request, its answer, the next request. */
final class Line implements AutoCloseable {
    private static final long TRICKLE = TimeUnit.MILLISECONDS.toNanos(150);
    private static final long LATER = TimeUnit.MILLISECONDS.toNanos(200);

    private final Saboteur saboteur;
    private final Socket client;
    private final InputStream fromClient;
    private final OutputStream toClient;
    private final Socket server;
    private final InputStream fromServer;

    Line(Saboteur saboteur, Socket client) throws IOException {
        this.saboteur = saboteur;
        this.client = client;
        fromClient = new BufferedInputStream(client.getInputStream(), 1 << 16);
        toClient = client.getOutputStream();
        server = new Socket(InetAddress.getLoopbackAddress(), saboteur.target);
        server.setTcpNoDelay(true);
        fromServer = new BufferedInputStream(server.getInputStream(), 1 << 16);
    }

    void run() throws IOException {
        while (true) {
            byte[] request = saboteur.wire.request(fromClient, toClient);
            if (request.length == 0) {
                return;
            }
            Fault fault = saboteur.strike(request);
            if (fault == null) {
                toClient.write(answer(request));
            } else if (meet(fault, request)) {
                return;
            }
        }
    }

    private byte[] answer(byte[] request) throws IOException {
        saboteur.begin();
        try {
            server.getOutputStream().write(request);
            return saboteur.wire.answer(fromServer, request);
        } finally {
            saboteur.end();
        }
    }

    /** Whether the line is over. */
    private boolean meet(Fault fault, byte[] request) throws IOException {
        switch (fault.act()) {
            case RESET -> client.setSoLinger(true, 0);
            case CUT_REQUEST -> server.getOutputStream().write(request, 0, request.length / 2);
            case CUT_BEFORE_ANSWER -> answer(request);
            case CUT_ANSWER -> {
                byte[] answer = answer(request);
                toClient.write(answer, 0, answer.length / 2);
            }
            case LATE -> {
                byte[] answer = answer(request);
                LockSupport.parkNanos(saboteur.timeout.toNanos() + LATER);
                toClient.write(answer);
            }
            case DRIP -> slowly(answer(request), 0);
            case TRICKLE -> slowly(answer(request), TRICKLE);
            case TWIST -> toClient.write(fault.words().apply(request, answer(request)));
            case TWIST_AND_CUT -> {
                byte[] answer = answer(request);
                byte[] twisted = fault.words().apply(request, answer);
                toClient.write(twisted);
                return !Arrays.equals(answer, twisted);
            }
            case ANSWER -> toClient.write(fault.words().apply(request, new byte[0]));
            case REFUSE, HUSH, SHUT -> throw new IllegalStateException(fault + " is for connections");
        }
        return switch (fault.act()) {
            case RESET, CUT_REQUEST, CUT_BEFORE_ANSWER, CUT_ANSWER -> true;
            default -> false;
        };
    }

    private void slowly(byte[] answer, long pause) throws IOException {
        for (byte one : answer) {
            LockSupport.parkNanos(pause);
            toClient.write(one);
        }
    }

    /** Reads nothing that is said, and stays for as long as the client does. */
    static void untilItGoes(Socket client) throws IOException {
        byte[] unheard = new byte[1 << 16];
        int read = 0;
        while (read >= 0) {
            read = client.getInputStream().read(unheard);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
