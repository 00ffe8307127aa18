package dev.larder.store.s3;

import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Which requests ask the server before their body goes out ({@code Expect: 100-continue}, RFC 9110, 10.1.1): every PUT with a body
 * does, so that one that is refused does not cost it, but for those that are told to {@link #go} at once. Of a server that refuses and closes
 * the connection while the body is on its way, a client may see no more than a connection that broke. So only the first attempt of
 * a request that may be sent again should go at once: the next asks, and hears why.
 */
final class Expecting implements ExecutionInterceptor {
    private static final ExecutionAttribute<Boolean> AT_ONCE = new ExecutionAttribute<>("LarderBodyAtOnce");

    private static final String EXPECT = "Expect";

    /** The body of the request goes out without asking, if the client is one that {@link Clients} made. */
    static void go(AwsRequestOverrideConfiguration.Builder request) {
        request.putExecutionAttribute(AT_ONCE, true);
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        return Boolean.TRUE.equals(attributes.getAttribute(AT_ONCE))
                ? request.copy(copy -> copy.removeHeader(EXPECT))
                : request;
    }
}
