package dev.larder.store.redis;

import io.lettuce.core.ConnectionBuilder;
import io.lettuce.core.ConnectionEvents;
import io.lettuce.core.RedisURI;
import io.lettuce.core.resource.ClientResources;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.util.AttributeKey;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * A client that reaches its server over a unix socket with what Java has since 16. Lettuce itself would need one of Netty's
 * native libraries for that.
 */
final class UnixSocketClient extends LeanClient {
    private static final Set<ChannelOption<?>> TCP_ONLY = Set.of(ChannelOption.SO_KEEPALIVE, ChannelOption.TCP_NODELAY);

    private final UnixDomainSocketAddress address;

    UnixSocketClient(ClientResources resources, RedisURI uri, String path) {
        super(resources, uri);
        this.address = UnixDomainSocketAddress.of(path);
    }

    @Override
    protected Mono<SocketAddress> getSocketAddress(RedisURI uri) {
        return Mono.just(address);
    }

    /** The same bootstrap with another kind of channel, less the options that only TCP has. */
    @Override
    protected void connectionBuilder(
            Mono<SocketAddress> supplier, ConnectionBuilder builder, ConnectionEvents events, RedisURI uri) {
        super.connectionBuilder(supplier, builder, events, uri);
        Bootstrap tcp = builder.bootstrap();
        Bootstrap local = new Bootstrap()
                .channel(NioDomainSocketChannel.class)
                .group(tcp.config().group());
        for (Map.Entry<ChannelOption<?>, Object> option : tcp.config().options().entrySet()) {
            if (!TCP_ONLY.contains(option.getKey())) {
                option(local, option.getKey(), option.getValue());
            }
        }
        tcp.config().attrs().forEach((key, value) -> attribute(local, key, value));
        builder.bootstrap(local);
    }

    @SuppressWarnings("unchecked")
    private static <V> void option(Bootstrap bootstrap, ChannelOption<V> option, Object value) {
        bootstrap.option(option, (V) value);
    }

    @SuppressWarnings("unchecked")
    private static <V> void attribute(Bootstrap bootstrap, AttributeKey<V> key, Object value) {
        bootstrap.attr(key, (V) value);
    }
}
