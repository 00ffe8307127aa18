package dev.larder.store.cli;

import dev.larder.store.Store;
import dev.larder.store.http.HttpCache;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code larder http-cache}: what caching HTTP clients keep in a store. */
@Command(
        name = "http-cache",
        description = "Lists or removes what caching HTTP clients keep in a store.",
        footer = {
            "",
            "ls prints a line for each stored answer: status, when it was received or validated, bytes of the body, URL. "
                    + "With --info a JSON object a line, with the request fields that it depends on.",
            "rm removes all answers of URLs, or with --all every one; other keys of the store stay.",
            "",
            "@|bold Examples:|@",
            "  larder http-cache ls --store file:/var/cache/app",
            "  larder http-cache rm https://example.org/a",
            "  larder http-cache rm --all"
        })
final class HttpCacheCommand extends StoreCommand {
    /** What is done. */
    enum Action {
        /** Lists. */
        LS,
        /** Removes. */
        RM;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Parameters(index = "0", paramLabel = "ACTION", description = "${COMPLETION-CANDIDATES}")
    private Action action = Action.LS;

    @Parameters(index = "1..*", paramLabel = "URL", description = "The URLs, for rm.")
    private List<String> urls = new ArrayList<>();

    @Option(names = "--all", description = "Remove every stored answer.")
    private boolean all;

    @Option(names = "--info", description = "List as JSON lines.")
    private boolean info;

    /** For picocli. */
    HttpCacheCommand() {}

    @Override
    int withoutStore() {
        return Exit.OK;
    }

    @Override
    int run(Store store) throws IOException {
        HttpCache cache = HttpCache.in(store);
        if (action == Action.LS) {
            if (all || !urls.isEmpty()) {
                throw new UsageException("http-cache ls lists everything; URLs and --all are for rm");
            }
            list(cache);
        } else {
            if (info || all == !urls.isEmpty()) {
                throw new UsageException("http-cache rm takes URLs, or --all instead");
            }
            remove(cache);
        }
        return Exit.OK;
    }

    private void list(HttpCache cache) throws IOException {
        try (Stream<HttpCache.Item> items = cache.list()) {
            for (Iterator<HttpCache.Item> each = items.iterator(); each.hasNext(); ) {
                HttpCache.Item item = each.next();
                console().line(info ? JsonLine.of(item) : line(item));
            }
        }
    }

    private static String line(HttpCache.Item item) {
        return item.exchange()
                .map(exchange -> exchange.response().status() + " "
                        + exchange.metadata().createdAt() + " "
                        + exchange.response().content().length + " "
                        + exchange.request().url())
                .orElse("? ? " + item.size() + " " + item.key());
    }

    private void remove(HttpCache cache) throws IOException {
        if (all) {
            console().line("removed " + cache.clear());
            return;
        }
        // all of them, before the first goes
        List<URI> parsed = new ArrayList<>();
        for (String url : urls) {
            parsed.add(parse(url));
        }
        parsed.forEach(cache::remove);
    }

    private static URI parse(String url) {
        try {
            URI parsed = new URI(url);
            if (parsed.getScheme() != null && parsed.getRawAuthority() != null) {
                return parsed;
            }
        } catch (URISyntaxException e) {
            // said below, without the text
        }
        throw new UsageException("http-cache rm takes URLs with a scheme and a host, such as https://example.org/a");
    }
}
