package broadsheet.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.log.CallLog;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class PrimingTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final PrimingRequest REQUEST = PrimingRequest.to("PUT /api/articles/{slug}/rating")
            .with("slug", "a-slug")
            .signedIn()
            .sending("{\"stars\": 0}");

    private final HttpEdge http = new HttpEdge(new OriginSecrets("the-first, the-second"), new CallLog());
    private final List<Request> requests = new ArrayList<>();
    private final RequestStreamHandler function =
            (event, answer, context) -> http.answer(event, answer, context, request -> {
                requests.add(request);
                return Response.empty(204);
            });

    @Test
    void theFunctionAnswersEachRequestAsOftenAsItIsTold() {
        prime(function, () -> List.of(REQUEST, PrimingRequest.to("GET /api/articles")), LONG);
        assertEquals(6, requests.size());
        Request first = requests.getFirst();
        assertEquals("PUT /api/articles/{slug}/rating", first.route());
        assertEquals("a-slug", first.path("slug"));
        assertEquals(PrimingRequest.NOBODY, first.requireCaller().subject());
        assertEquals("{\"stars\": 0}", new String(first.body(), UTF_8));
        assertEquals("GET /api/articles", requests.getLast().route());
        assertTrue(requests.getLast().caller().isEmpty());
    }

    @Test
    void whatIsAnsweredWithAFailureIsNotSentAgain() {
        var sent = new ArrayList<String>();
        prime(
                (event, answer, context) -> http.answer(event, answer, context, request -> {
                    sent.add(request.route());
                    throw new IllegalStateException("the table is not there");
                }),
                () -> List.of(REQUEST),
                LONG);
        assertEquals(List.of(REQUEST.route()), sent);
    }

    @Test
    void whatIsRefusedIsPartOfIt() {
        var sent = new ArrayList<String>();
        prime(
                (event, answer, context) -> http.answer(event, answer, context, request -> {
                    sent.add(request.route());
                    throw Problem.notFound();
                }),
                () -> List.of(REQUEST),
                LONG);
        assertEquals(3, sent.size());
    }

    @Test
    void requestsThatCannotBeThoughtOfAreNoFailureOfTheDeployment() {
        prime(
                function,
                () -> {
                    throw new IllegalStateException("no listing");
                },
                LONG);
        assertEquals(List.of(), requests);
    }

    @Test
    void aTableThatDoesNotAnswerIsNotWaitedForForLong() throws InterruptedException {
        var isGivenUp = new CountDownLatch(1);
        prime(
                (event, answer, context) -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException givenUp) {
                        isGivenUp.countDown();
                    }
                },
                () -> List.of(REQUEST),
                Duration.ofMillis(50));
        assertTrue(isGivenUp.await(10, TimeUnit.SECONDS));
    }

    private static void prime(
            RequestStreamHandler function, Supplier<List<PrimingRequest>> requests, Duration patience) {
        new Priming(function, "the-first", requests, patience, 3).run();
    }
}
