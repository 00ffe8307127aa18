package dev.larder.store.http;

import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;

/** The head of a stored answer, as handlers of bodies see it. */
record Head(int statusCode, HttpHeaders headers, Version version) implements ResponseInfo {
    static Version version(StoredResponse response) {
        return "HTTP/2".equals(response.httpVersion()) ? Version.HTTP_2 : Version.HTTP_1_1;
    }
}
