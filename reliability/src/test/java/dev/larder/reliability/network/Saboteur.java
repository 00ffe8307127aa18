package dev.larder.reliability.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands between one store and its server, understands where requests and answers end, and does to those that are meant what
 * a fault says. What was struck stays as it is when the fault is over: a connection that fell silent never speaks again.
 */
final class Saboteur implements AutoCloseable {
    /** Below the ports that the system gives to clients, so that this one stays free while no one listens. */
    private static final int LOWEST = 11_000;

    private static final int HIGHEST = 32_000;

    final Wire wire;
    final int target;
    final Duration timeout;
    private final int port;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger strikes = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile @Nullable Fault fault;
    private volatile String marker = "";
    private volatile ServerSocket listening;

    /**
     * Listens.
     *
     * @param target the port of the server
     * @param timeout how long the store waits
     */
    Saboteur(Wire wire, int target, Duration timeout) {
        this.wire = wire;
        this.target = target;
        this.timeout = timeout;
        listening = anywhere();
        port = listening.getLocalPort();
        accept(listening);
    }

    int port() {
        return port;
    }

    /** How many requests or connections met the fault. */
    int strikes() {
        return strikes.get();
    }

    /** Whether the server still has a request that it has not answered. */
    boolean busy() {
        return underWay.get() > 0;
    }

    /** From now on what names this key meets a fault; a fault of connections ends those that are there. */
    void arm(Fault next, String key) throws IOException {
        strikes.set(0);
        marker = key;
        fault = next;
        if (next.act() == Fault.Act.REFUSE) {
            listening.close();
        }
        if (next.act().ofConnections()) {
            for (Socket client : clients) {
                strikes.incrementAndGet();
                client.close();
            }
        }
    }

    /** No more faults. */
    void calm() throws IOException {
        fault = null;
        if (listening.isClosed()) {
            listening = listen(port);
            accept(listening);
        }
    }

    private static ServerSocket anywhere() {
        while (true) {
            try {
                return listen(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST));
            } catch (IOException e) {
                System.out.println("Another port, since " + e);
            }
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        return socket;
    }

    private void accept(ServerSocket from) {
        run(() -> {
            while (!from.isClosed()) {
                Socket client = from.accept();
                clients.add(client);
                run(() -> {
                    try (client) {
                        serve(client);
                    } finally {
                        clients.remove(client);
                    }
                });
            }
        });
    }

    private void serve(Socket client) throws IOException {
        Fault now = fault;
        if (now != null && now.act().ofConnections()) {
            strikes.incrementAndGet();
            if (now.act() == Fault.Act.HUSH) {
                Line.untilItGoes(client);
            }
            return;
        }
        client.setTcpNoDelay(true);
        try (Line line = new Line(this, client)) {
            line.run();
        }
    }

    /** The fault that a request meets, or null. */
    @Nullable
    Fault strike(byte[] request) {
        Fault now = fault;
        if (now == null || now.act().ofConnections() || !names(request)) {
            return null;
        }
        strikes.incrementAndGet();
        return now;
    }

    private boolean names(byte[] request) {
        int some = Math.min(request.length, 1 << 14);
        return new String(request, 0, some, StandardCharsets.ISO_8859_1).contains(marker);
    }

    void begin() {
        underWay.incrementAndGet();
    }

    void end() {
        underWay.decrementAndGet();
    }

    private interface Work {
        void run() throws IOException;
    }

    /** A thread that ends with its sockets. */
    private static void run(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // a side is gone
                    }
                },
                "saboteur");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
