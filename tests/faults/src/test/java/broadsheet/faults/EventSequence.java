package broadsheet.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.emulators.Events;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The events of {@code events/}, in their order, as their senders send them. */
final class EventSequence {
    private static final Path EVENTS =
            Path.of(System.getProperty("broadsheet.root", "")).toAbsolutePath().resolve("events");
    private static final String ORIGIN_SECRET = System.getenv("ORIGIN_SECRETS");

    /** Ids that functions make up: where an event has this one, it means what another event's answer has at a place. */
    private static final Map<String, MadeUp> MADE_UP = Map.ofEntries(
            Map.entry("01JQRX00000000000000000001", new MadeUp("post-comment/202-three-links", "/id")),
            Map.entry("01JQRX00000000000000000002", new MadeUp("post-comment/202-four-links", "/id")),
            Map.entry("01JQRX00000000000000000003", new MadeUp("post-comment/200-mine-waits", "/comments/-/id")),
            Map.entry("01JQRX00000000000000000011", new MadeUp("publish-article/201-article", "/id")),
            Map.entry("01JQRX00000000000000000012", new MadeUp("publish-article/201-ignored-field", "/id")),
            Map.entry("01JQRX00000000000000000021", new MadeUp("schedule-drafts/200-scheduled", "/id")),
            Map.entry("01JQRX00000000000000000022", new MadeUp("schedule-drafts/200-to-be-published", "/id")),
            Map.entry("01JQRX00000000000000000023", new MadeUp("schedule-drafts/200-in-the-sites-zone", "/id")),
            Map.entry("01JQRX00000000000000000024", new MadeUp("schedule-drafts/200-to-be-withdrawn", "/id")),
            Map.entry("01JQRX00000000000000000025", new MadeUp("schedule-drafts/200-to-be-withdrawn", "/article")),
            Map.entry(
                    "01JQRX00000000000000000026",
                    new MadeUp("schedule-drafts/200-to-be-published-with-pictures", "/id")),
            Map.entry("01JQRX000000000000000000310000000000000000000000", new MadeUp("edit-drafts/201-link", "/token")),
            Map.entry(
                    "01JQRX000000000000000000320000000000000000000000",
                    new MadeUp("edit-drafts/201-link-for-a-week", "/token")),
            Map.entry(
                    "01JQRX000000000000000000330000000000000000000000",
                    new MadeUp("edit-drafts/201-link-to-a-correction", "/token")),
            Map.entry("8a6e0804-2bd0-4672-b79d-d97027f9071a", new MadeUp("rerender-pages/202-start", "/id")));

    /** The articles that the events publish at addresses of their own. */
    static final List<String> ARTICLES = List.of(
            "how-a-tide-table-knows",
            "what-a-lighthouse-costs",
            "the-price-of-a-harbour-pilot",
            "the-new-breakwater",
            "a-tide-for-later",
            "a-harbour-bell-in-fog",
            "a-bell-in-fog",
            "the-price-of-a-light",
            "eclipse-over-the-harbour");

    /** Before these the time of all schedules comes. */
    static final Set<String> WHEN_DUE = Set.of("publish-scheduled/ok-published", "publish-scheduled/ok-withdrawn");

    /** After this one its sender does what no function sees. */
    static final String UPLOAD = "store-picture/202-upload";

    private final Map<String, String> ids = new HashMap<>();

    private record MadeUp(String event, String place) {}

    /** The names of all events of functions that keep anything, in the order in which their answers come true. */
    static List<String> names() {
        try {
            return Files.readAllLines(EVENTS.resolve("order")).stream()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .filter(name -> Functions.has(name.substring(0, name.indexOf('/'))))
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** An event: a request as the CDN hands it on, messages as if they had just been sent. */
    DeliveredEvent event(String name) {
        String text = Events.read(name);
        for (Map.Entry<String, String> id : ids.entrySet()) {
            text = text.replace(id.getKey(), id.getValue());
        }
        if (name.startsWith("count-views/") && !name.equals("count-views/ok-late")) {
            // Views of the day before yesterday are not counted any more.
            Duration ago = name.equals("count-views/ok-yesterday") ? Duration.ofDays(1) : Duration.ZERO;
            text = text.replaceAll(
                    "(\"SentTimestamp\": \")\\d+",
                    "$1" + Instant.now().minus(ago).toEpochMilli());
        }
        if (name.equals("publish-article/200-discussions-close")) {
            // One of them within the last day.
            Duration since = Duration.between(Instant.parse("2026-03-10T09:00:00Z"), Instant.now());
            text = text.replace("closeAfterDays: 10", "closeAfterDays: " + Math.max(1, since.toDays()));
        }
        JsonNode event = DeliveredEvent.JSON.readTree(text);
        if (event.get("headers") instanceof ObjectNode headers && !name.contains("past-the-cdn")) {
            headers.put("x-origin-secret", ORIGIN_SECRET);
        }
        return new DeliveredEvent(name, DeliveredEvent.JSON.writeValueAsString(event));
    }

    /** Whether an answer is what the event's name says. */
    static boolean isRight(String name, Answer answer) {
        String which = name.substring(name.indexOf('/') + 1);
        if (which.startsWith("ok-")) {
            return answer.thrown().isEmpty() && answer.failed().isEmpty();
        }
        if (which.startsWith("failures-")) {
            return answer.failed().size() == Integer.parseInt(which.split("-", 3)[1]);
        }
        return answer.status() == Integer.parseInt(which.substring(0, 3));
    }

    /** Whether an answer is as right as the one that the event's name says, if that was not heard. */
    static boolean mayBeRepeated(String name, Answer answer) {
        return name.matches("[^/]+/[23]\\d\\d-.*") && answer.status() >= 200 && answer.status() < 400;
    }

    /** Goes on after an answer: with the ids that it made up, and, where it asks for a picture, by uploading that. */
    void answered(String name, Answer answer) {
        MADE_UP.forEach((standIn, madeUp) -> {
            if (madeUp.event().equals(name)) {
                JsonNode found = DeliveredEvent.JSON.readTree(answer.body());
                for (String step : madeUp.place().substring(1).split("/", -1)) {
                    found = step.equals("-") ? found.get(found.size() - 1) : found.get(step);
                }
                ids.put(standIn, found.stringValue());
            }
        });
        if (name.equals(UPLOAD)) {
            upload(DeliveredEvent.JSON.readTree(answer.body()).get("upload"));
        }
    }

    private static void upload(JsonNode invitation) {
        HttpRequest.Builder put = HttpRequest.newBuilder(
                        URI.create(invitation.get("url").stringValue()))
                // S3 has no HTTP/2, and its emulator refuses who offers it.
                .version(HttpClient.Version.HTTP_1_1);
        invitation
                .get("headers")
                .properties()
                .forEach(header -> put.header(header.getKey(), header.getValue().stringValue()));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    put.PUT(HttpRequest.BodyPublishers.ofFile(EVENTS.resolve("store-picture/harbour.jpg")))
                            .build(),
                    HttpResponse.BodyHandlers.ofString(UTF_8));
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("S3 answers " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
