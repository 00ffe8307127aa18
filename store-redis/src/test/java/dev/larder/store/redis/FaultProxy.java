package dev.larder.store.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Stands between a client and a server and does to a request what a bad network does. Only requests with a marker in them
 * are meant, so that handshakes pass.
 */
public final class FaultProxy implements AutoCloseable {
    /** What happens to a request. */
    public sealed interface Fault {}

    /** It never arrives; both sides are cut. */
    public record CutBefore() implements Fault {}

    /** Of it this many bytes arrive, then both sides are cut. */
    public record CutRequest(int bytes) implements Fault {}

    /** It is executed; of what comes back this many bytes pass, then both sides are cut. */
    public record CutReply(int bytes) implements Fault {}

    /** It vanishes, and so does all that follows; nothing is cut. */
    public record HalfOpen() implements Fault {}

    /** Its reply comes late. */
    public record Late(Duration by) implements Fault {}

    /** It arrives only when the latch is open, even if the client has gone by then. */
    public record Held(CountDownLatch latch) implements Fault {}

    private final int target;
    private final byte[] marker;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger faults = new AtomicInteger();
    private volatile Supplier<Optional<Fault>> plan = Optional::empty;
    private volatile boolean refusing;
    private final ServerSocket listening;

    /**
     * A proxy on a free port.
     *
     * @param target the port of the server
     * @param marker what is in the requests that are meant
     */
    public FaultProxy(int target, String marker) {
        this.target = target;
        this.marker = marker.getBytes(StandardCharsets.UTF_8);
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("accept", this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** How many requests met a fault. */
    public int faults() {
        return faults.get();
    }

    /** The next request meets this, and only that one. */
    public void once(Fault fault) {
        AtomicInteger left = new AtomicInteger(1);
        plan = () -> left.getAndDecrement() > 0 ? Optional.of(fault) : Optional.empty();
    }

    /** Each request is asked for. */
    public void each(Supplier<Optional<Fault>> faultOf) {
        plan = faultOf;
    }

    /** No more faults. */
    public void calm() {
        plan = Optional::empty;
        refusing = false;
    }

    /** Cuts every connection, and each new one at once. */
    public void refuse() {
        refusing = true;
        sockets.forEach(FaultProxy::end);
    }

    private interface Work {
        void run() throws IOException;
    }

    /** A thread that ends with its sockets. */
    private static void run(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // a side is gone
                    }
                },
                "proxy-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            if (refusing) {
                client.setSoLinger(true, 0); // as a port that no one listens on
                end(client);
                continue;
            }
            Socket server = new Socket();
            try {
                server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            } catch (IOException e) {
                end(client); // the server is down
                continue;
            }
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            sockets.add(client);
            sockets.add(server);
            Line line = new Line(client, server);
            run("request", line::requests);
            run("reply", line::replies);
        }
    }

    private final class Line {
        private final Socket client;
        private final Socket server;
        private int passing = Integer.MAX_VALUE;
        private volatile long lateNanos;
        private volatile boolean dead;
        private volatile boolean keepsServer;

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void requests() throws IOException {
            byte[] buffer = new byte[1 << 16];
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            try {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    Optional<Fault> fault = contains(buffer, n) ? plan.get() : Optional.empty();
                    if (fault.isPresent()) {
                        faults.incrementAndGet();
                        if (meet(fault.get(), buffer.clone(), n)) {
                            return;
                        }
                    }
                    if (!dead) {
                        out.write(buffer, 0, n);
                    }
                }
            } finally {
                end(client);
                if (!keepsServer) {
                    end(server);
                }
            }
        }

        /** Whether the line is over. */
        private boolean meet(Fault fault, byte[] request, int length) throws IOException {
            if (fault instanceof CutBefore) {
                return true;
            } else if (fault instanceof CutRequest cut) {
                server.getOutputStream().write(request, 0, Math.min(cut.bytes(), length));
                return true;
            } else if (fault instanceof CutReply cut) {
                pass(cut.bytes());
            } else if (fault instanceof HalfOpen) {
                dead = true;
            } else if (fault instanceof Late late) {
                lateNanos = late.by().toNanos();
            } else if (fault instanceof Held held) {
                dead = true;
                keepsServer = true;
                run("held", () -> {
                    try {
                        held.latch().await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    server.getOutputStream().write(request, 0, length);
                });
            }
            return false;
        }

        private synchronized void pass(int bytes) {
            passing = bytes;
        }

        /** Whether the line goes on. */
        private synchronized boolean reply(OutputStream out, byte[] buffer, int length) throws IOException {
            int some = Math.min(length, passing);
            out.write(buffer, 0, some);
            passing -= passing == Integer.MAX_VALUE ? 0 : some;
            return passing > 0;
        }

        void replies() throws IOException {
            byte[] buffer = new byte[1 << 16];
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            try {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    if (lateNanos > 0) {
                        LockSupport.parkNanos(lateNanos);
                        lateNanos = 0;
                    }
                    if (!dead && !reply(out, buffer, n)) {
                        return;
                    }
                }
            } finally {
                end(client);
                end(server);
            }
        }
    }

    private boolean contains(byte[] buffer, int length) {
        for (int i = 0; i + marker.length <= length; i++) {
            int j = 0;
            while (j < marker.length && buffer[i + j] == marker[j]) {
                j++;
            }
            if (j == marker.length) {
                return true;
            }
        }
        return false;
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        refuse();
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
