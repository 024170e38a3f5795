package broadsheet.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.emulators.TestContext;
import broadsheet.log.CallLog;
import broadsheet.snapshot.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

final class PrimingRequestTest {
    @Test
    void functionReadsItAsARequestOfAnUnknownPerson() {
        Request request = read(PrimingRequest.to("PUT /api/articles/{slug}/rating")
                .with("slug", "a-slug")
                .signedIn()
                .sending("{\"stars\": 0}"));
        assertEquals("PUT /api/articles/{slug}/rating", request.route());
        assertEquals("a-slug", request.path("slug"));
        assertEquals("/api/articles/a-slug/rating", request.path());
        assertEquals(Snapshot.NOBODY, request.requireCaller().subject());
        assertEquals("{\"stars\": 0}", new String(request.body(), UTF_8));
    }

    @Test
    void placeThatTakesTheWholeRestIsPartOfThePath() {
        Request request = read(PrimingRequest.to("GET /{path+}").with("path", "sections/science/"));
        assertEquals("/sections/science/", request.path());
    }

    @Test
    void requestIsAnonymousByDefault() {
        assertTrue(read(PrimingRequest.to("GET /api/articles")).caller().isEmpty());
    }

    @Test
    void requestHasTheHeadersOfTheCdn() {
        var secrets = new OriginSecrets("the-first, the-second");
        Request request = RequestReader.read(
                new ByteArrayInputStream(PrimingRequest.to("GET /api/articles").event(secrets.said())));
        assertTrue(secrets.accept(request.header(OriginSecrets.HEADER).orElse("")));
    }

    @Test
    void anAnswerIsAFailureOfTheFunctionOrIsNone() {
        assertTrue(ApiGatewayAdapter.isFailure(answer(request -> {
            throw new IllegalStateException("the table is not there");
        })));
        assertFalse(ApiGatewayAdapter.isFailure(answer(request -> {
            throw Problem.notFound();
        })));
        assertFalse(ApiGatewayAdapter.isFailure(answer(request -> Response.empty(204))));
    }

    private static String answer(ApiGatewayAdapter.Route route) {
        var answer = new ByteArrayOutputStream();
        new ApiGatewayAdapter(new OriginSecrets("the-first"), new CallLog())
                .answer(
                        new ByteArrayInputStream(
                                PrimingRequest.to("GET /api/articles").event("the-first")),
                        answer,
                        new TestContext(),
                        route);
        return answer.toString(UTF_8);
    }

    private static Request read(PrimingRequest request) {
        return RequestReader.read(new ByteArrayInputStream(request.event("the-first")));
    }
}
