package broadsheet.local.web;

import broadsheet.local.web.Response.Header;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Converts a function's answer to a response as API Gateway does, by payload format 2.0. */
final class ProxyAnswer {
    private ProxyAnswer() {}

    /**
     * Reads an answer. If it has no status code, it becomes the JSON body of a 200 response.
     *
     * @throws tools.jackson.core.JacksonException if the answer is not JSON
     * @throws IllegalArgumentException if its body is marked as base64 but is not
     */
    static Response read(byte[] bytes) {
        JsonNode answer = JsonMapper.shared().readTree(bytes);
        if (!answer.path("statusCode").isIntegralNumber()) {
            String body = answer.isString() ? answer.asString() : answer.toString();
            return new Response(
                    200, List.of(new Header("content-type", "application/json")), SdkBytes.fromUtf8String(body));
        }
        List<Header> headers = new ArrayList<>();
        for (var header : answer.path("headers").properties()) {
            headers.add(new Header(header.getKey(), header.getValue().asString()));
        }
        for (JsonNode cookie : answer.path("cookies")) {
            headers.add(new Header("set-cookie", cookie.asString()));
        }
        Response response = new Response(answer.path("statusCode").asInt(), headers, body(answer));
        return response.header("content-type").isEmpty() && response.length() > 0
                ? response.with("content-type", "text/plain;charset=UTF-8")
                : response;
    }

    private static SdkBytes body(JsonNode answer) {
        String body = answer.path("body").asString("");
        return answer.path("isBase64Encoded").asBoolean(false)
                ? SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(body))
                : SdkBytes.fromUtf8String(body);
    }
}
