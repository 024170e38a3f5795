package broadsheet.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.emulators.TestContext;
import broadsheet.log.CallLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The adapter, with what a function was asked and what it logged. */
final class AdapterFixture {
    final TestContext context = new TestContext();
    final List<Request> requests = new ArrayList<>();

    String answer(String event, ApiGatewayAdapter.Route route) {
        return answer(throughTheCdn(event), new OriginSecrets("said"), route);
    }

    private static String throughTheCdn(String event) {
        Matcher headers = Pattern.compile("\"headers\": *\\{").matcher(event);
        String secret = "\"x-origin-secret\": \"said\"";
        return headers.find()
                ? headers.replaceFirst("\"headers\": {" + secret + ", ")
                : event.replaceFirst(
                        "\\{", "{\"headers\": {" + secret + "}" + (event.strip().equals("{}") ? "" : ", "));
    }

    String answer(String event, OriginSecrets secrets, ApiGatewayAdapter.Route route) {
        var out = new ByteArrayOutputStream();
        new ApiGatewayAdapter(secrets, new CallLog())
                .answer(new ByteArrayInputStream(event.getBytes(UTF_8)), out, context, request -> {
                    requests.add(request);
                    return route.handle(request);
                });
        return out.toString(UTF_8);
    }
}
