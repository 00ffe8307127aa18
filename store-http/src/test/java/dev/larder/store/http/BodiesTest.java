package dev.larder.store.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.http.CacheInfo.Outcome;
import dev.larder.store.testkit.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How bodies reach the application's handlers, and what happens when they do not. */
class BodiesTest extends CachingTest {
    private static final Reply MINUTE = Reply.ok("some text").control("max-age=60");

    private HttpRequest request(String target) {
        return HttpRequest.newBuilder(origin.uri(target)).build();
    }

    @Test
    void everyHandlerWorksForMissAndHit(@TempDir Path folder) throws Exception {
        for (String target : List.of("/miss", "/hit")) {
            origin.on(target, target.equals("/hit") ? MINUTE : Reply.ok("some text"));
            assertThat(client.send(request(target), BodyHandlers.ofString()).body())
                    .isEqualTo("some text");
            assertThat(client.send(request(target), BodyHandlers.ofByteArray()).body())
                    .hasSize(9);
            assertThat(client.send(request(target), BodyHandlers.ofLines()).body())
                    .containsExactly("some text");
            assertThat(client.send(request(target), BodyHandlers.ofFile(folder.resolve("f")))
                            .body())
                    .hasContent("some text");
            assertThat(client.send(request(target), BodyHandlers.discarding()).body())
                    .isNull();
            assertThat(client.send(request(target), BodyHandlers.replacing("r")).body())
                    .isEqualTo("r");
            try (InputStream in =
                    client.send(request(target), BodyHandlers.ofInputStream()).body()) {
                assertThat(in).hasBinaryContent(Origin.latin("some text"));
            }
            HttpResponse<Flow.Publisher<List<ByteBuffer>>> published =
                    client.send(request(target), BodyHandlers.ofPublisher());
            BodySubscriber<String> text = BodySubscribers.ofString(java.nio.charset.StandardCharsets.UTF_8);
            published.body().subscribe(text);
            assertThat(text.getBody().toCompletableFuture().join()).isEqualTo("some text");
        }
        asked(9);
    }

    @Test
    void aStreamThatIsReadToItsEndIsStored() throws Exception {
        origin.on("/", MINUTE);
        try (InputStream in =
                client.send(request("/"), BodyHandlers.ofInputStream()).body()) {
            assertThat(in).hasBinaryContent(Origin.latin("some text"));
        }
        try (InputStream in =
                client.send(request("/"), BodyHandlers.ofInputStream()).body()) {
            assertThat(in.read()).isEqualTo('s');
        }
        assertThat(get("/").outcome()).isEqualTo(Outcome.HIT);
        asked(1);
    }

    @Test
    void aStreamThatIsClosedEarlyIsNot() throws Exception {
        origin.on("/", MINUTE.body("x".repeat(1 << 20)).framed(Reply.Framing.CHUNKED));
        try (InputStream in =
                client.send(request("/"), BodyHandlers.ofInputStream()).body()) {
            assertThat(in.read()).isEqualTo('x');
        }
        assertThat(get("/").outcome()).isEqualTo(Outcome.MISS);
    }

    @Test
    void theEntryIsThereBeforeTheHandlerSeesTheEnd() throws Exception {
        origin.on("/", MINUTE);
        List<Long> keysAtEnd = new ArrayList<>();
        client.send(request("/"), head -> new Recording(Long.MAX_VALUE) {
            @Override
            public void onComplete() {
                keysAtEnd.add(store.keys().count());
                super.onComplete();
            }
        });
        assertThat(keysAtEnd).containsExactly(2L);
    }

    @Test
    void aHitIsReadOnlyAndComesOnDemand() throws Exception {
        origin.on("/", MINUTE);
        get("/");
        Recording waiting = new Recording(0);
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request("/"), head -> waiting);
        Awaitility.await().until(() -> waiting.subscription != null);
        assertThat(answer).isNotDone();
        assertThat(waiting.buffers).isEmpty();
        waiting.subscription.request(1);
        assertThat(answer.get(5, TimeUnit.SECONDS).body()).isEqualTo("some text");
        assertThat(waiting.buffers).allMatch(ByteBuffer::isReadOnly);
    }

    @Test
    void demandGoesThroughToTheNetwork() {
        origin.on("/", MINUTE);
        Recording waiting = new Recording(0);
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request("/"), head -> waiting);
        Awaitility.await().until(() -> waiting.subscription != null);
        assertThat(answer).isNotDone();
        assertThat(waiting.buffers).isEmpty();
        waiting.subscription.request(Long.MAX_VALUE);
        assertThat(answer.join().body()).isEqualTo("some text");
    }

    /** A subscriber that asks for a number of items, and keeps them. */
    private static class Recording implements BodySubscriber<String> {
        private final long demand;
        private final CompletableFuture<String> body = new CompletableFuture<>();
        final List<ByteBuffer> buffers = new ArrayList<>();
        volatile Flow.Subscription subscription;

        Recording(long demand) {
            this.demand = demand;
        }

        @Override
        public CompletableFuture<String> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            if (demand > 0) {
                given.request(demand);
            }
        }

        @Override
        public void onNext(List<ByteBuffer> items) {
            buffers.addAll(items);
        }

        @Override
        public void onError(Throwable thrown) {
            body.completeExceptionally(thrown);
        }

        @Override
        public void onComplete() {
            body.complete(buffers.stream()
                    .map(buffer -> java.nio.charset.StandardCharsets.ISO_8859_1
                            .decode(buffer.duplicate())
                            .toString())
                    .collect(Collectors.joining()));
        }
    }

    @Test
    void aHandlerThatThrowsFailsTheRequestAndStoresNothing() {
        origin.on("/", MINUTE);
        assertThatThrownBy(() -> client.send(request("/"), head -> {
                    throw new IllegalStateException("mine");
                }))
                .hasStackTraceContaining("mine");
        assertThat(store.keys()).isEmpty();
        get("/");
        assertThatThrownBy(() -> client.send(request("/"), head -> {
                    throw new IllegalStateException("mine");
                }))
                .hasStackTraceContaining("mine");
        assertThat(get("/").outcome()).isEqualTo(Outcome.HIT);
    }

    @Test
    void aCancelledRequestStopsAndStoresNothing() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        origin.on("/", request -> {
            arrived.countDown();
            await(go);
            return MINUTE;
        });
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request("/"), BodyHandlers.ofString());
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(answer.cancel(true)).isTrue();
        go.countDown();
        assertThatThrownBy(answer::join).isInstanceOf(CancellationException.class);
        origin.on("/", MINUTE);
        assertThat(get("/").outcome()).isEqualTo(Outcome.MISS);
        assertThat(get("/").outcome()).isEqualTo(Outcome.HIT);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anInterruptStopsSend() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        origin.on("/", request -> {
            arrived.countDown();
            await(go);
            return MINUTE;
        });
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread sender = new Thread(() -> {
            try {
                client.send(request("/"), BodyHandlers.ofString());
                thrown.complete(null);
            } catch (Exception e) {
                thrown.complete(e);
            }
        });
        sender.start();
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        sender.interrupt();
        assertThat(thrown.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        go.countDown();
    }

    @Test
    void asyncCallsTouchTheStoreOnOtherThreads() throws Exception {
        origin.on("/", MINUTE);
        get("/");
        CountDownLatch gate = new CountDownLatch(1);
        backend.on("get", Fault.heldAt(gate));
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request("/"), BodyHandlers.ofString());
        assertThat(answer).isNotDone();
        gate.countDown();
        assertThat(CacheInfo.of(answer.get(10, TimeUnit.SECONDS)).orElseThrow().outcome())
                .isEqualTo(Outcome.HIT);
    }

    @Test
    void theClientsOwnExecutorIsUsed() throws Exception {
        AtomicInteger tasks = new AtomicInteger();
        HttpClient own = HttpClient.newBuilder()
                .executor(task -> {
                    tasks.incrementAndGet();
                    new Thread(task).start();
                })
                .build();
        client = CachingHttpClient.over(own, store).clock(clock);
        origin.on("/", MINUTE);
        get("/");
        int before = tasks.get();
        assertThat(client.sendAsync(request("/"), BodyHandlers.ofString())
                        .join()
                        .body())
                .isEqualTo("some text");
        assertThat(tasks.get()).isGreaterThan(before);
    }

    @Test
    void failuresAreThoseOfTheClient() {
        origin.close();
        assertThatThrownBy(() -> client.send(request("/"), BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() ->
                        client.sendAsync(request("/"), BodyHandlers.ofString()).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aTimeoutIsAFailureThatAStaleAnswerStandsInFor() throws Exception {
        origin.on("/", MINUTE.control("stale-if-error=600"));
        get("/");
        passes(61);
        CountDownLatch go = new CountDownLatch(1);
        origin.on("/", request -> {
            await(go);
            return MINUTE;
        });
        HttpRequest hasty = HttpRequest.newBuilder(origin.uri("/"))
                .timeout(Duration.ofMillis(200))
                .build();
        HttpResponse<String> response = client.send(hasty, BodyHandlers.ofString());
        assertThat(CacheInfo.of(response).orElseThrow().outcome()).isEqualTo(Outcome.STALE);
        go.countDown();
    }

    /** What has begun to reach the application is not followed by another answer. */
    @Test
    void anAnswerThatBreaksOffIsNotReplacedByAStaleOne() {
        origin.on("/", MINUTE.control("stale-if-error=600"));
        get("/");
        passes(61);
        origin.on("/", MINUTE.framed(Reply.Framing.CUT_LENGTH));
        assertThatThrownBy(() -> get("/")).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void anEmptyBodyIsStored() {
        assertThat(second(Reply.of(204).control("max-age=60"))).isEqualTo(Outcome.HIT);
        assertThat(get("/").body()).isEmpty();
    }
}
