package broadsheet.ratearticle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.article.ArticleId;
import broadsheet.discussion.Moderator;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.ArticleIds;
import broadsheet.fixtures.SeededSite;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class RateArticleTest {
    private static final String SLUG = "how-a-tide-table-knows";
    private static final ArticleId TIDE = ArticleIds.of(SLUG);
    private static final String KEY = "f0a7c0de-5d1c-4c7a-9d0e-0d0f6a1c7f11";

    private final SeededSite archive = SeededSite.filled();
    private final RateArticle function = new RateArticle(SeededSite.CLOCK);
    private final TestContext context = new TestContext();

    @AfterEach
    void close() {
        archive.close();
    }

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsName() {
        return Events.of("rate-article").stream()
                .map(name -> dynamicTest(name, () -> {
                    Answer answer = send(Events.read(name));
                    assertEquals(
                            name.replaceFirst("rate-article/(\\d+)-.*", "$1"),
                            String.valueOf(answer.status()),
                            answer::json);
                    assertEquals("no-store", answer.status() < 400 ? answer.header("cache-control") : "no-store");
                    assertEquals(List.of(), context.log());
                }));
    }

    @Test
    void aRatingIsAnsweredWithTheSummaryOfAll() {
        Answer answer = send("200-rated");
        assertEquals("{\"stars\":4,\"average\":4.0,\"count\":1,\"histogram\":[0,0,0,1,0]}", answer.body());
        assertEquals(2, send("200-rated-anonymously").at("count"));
        assertEquals(
                "{\"stars\":5,\"average\":3.5,\"count\":2,\"histogram\":[0,1,0,0,1]}",
                send("200-changed").body());
        assertEquals(
                "{\"average\":2.0,\"count\":1,\"histogram\":[0,1,0,0,0]}",
                send("200-removed").body());
    }

    @Test
    void aRatingIsCountedAndARemovalIsNot() {
        send("200-rated");
        assertEquals(1, context.said("Rated"));
        assertEquals("how-a-tide-table-knows", context.said("article"));
        send("200-removed");
        assertNull(context.said("Rated"));
        send("303-form");
        assertEquals(1, context.said("Rated"));
    }

    @Test
    void beforeTheFirstRatingThereIsNoAverage() {
        assertEquals(
                "{\"count\":0,\"histogram\":[0,0,0,0,0]}",
                send("200-nothing-yet").body());
    }

    @Test
    void theSameAgainChangesNothing() {
        String first = send("200-rated").body();
        assertEquals(first, send("200-rated").body());
        send("200-removed");
        assertEquals(send("200-removed").body(), send("200-removed").body());
        assertEquals(0, count());
    }

    @Test
    void aRepeatedFirstRatingWhoseCookieWasLostIsOne() {
        assertEquals(cookie(send("200-rated-anonymously")), cookie(send("200-rated-anonymously")));
        assertEquals(1, count());
        // A form, without a key.
        send("303-form");
        assertEquals(2, count());
        send("303-form");
        assertEquals(2, count());
    }

    @Test
    void anonymousReadersBehindOneAddressAreToldApartByTheirKeys() {
        String event = Events.read("rate-article/200-rated-anonymously");
        send(event);
        send(event.replace(KEY, KEY.replace('f', 'e')));
        assertEquals(2, count());
    }

    @Test
    void aShortKeyDoesNotMakeTwoReadersOne() {
        String event = Events.read("rate-article/200-rated-anonymously").replace(KEY, "1");
        send(event);
        send(event.replace("203.0.113.24", "203.0.113.25"));
        assertEquals(2, count());
    }

    @Test
    void theCookieIsOfThisHostNoScriptReadsItAndItKnowsTheReader() {
        Answer answer = send("200-rated-anonymously");
        String cookie = String.valueOf(Events.at(answer.json(), "cookies.0"));
        assertTrue(
                cookie.matches("__Host-reader=[\\w-]{22}\\.[\\w-]{22}; Path=/; Secure; HttpOnly; SameSite=Lax;"
                        + " Max-Age=34560000"),
                cookie);
        assertEquals(
                2,
                send(with(Events.read("rate-article/200-nothing-yet"), cookie(answer)))
                        .at("stars"));
        assertNull(send("200-forged-cookie").at("stars"));
        // From elsewhere, on another day, without the key: the cookie is enough.
        String changed = Events.read("rate-article/200-rated-anonymously")
                .replace("203.0.113.24", "198.51.100.7")
                .replace(KEY, KEY.replace('f', 'e'))
                .replace("{\\\"stars\\\": 2}", "{\\\"stars\\\": 1}");
        var later =
                new RateArticle(InstantSource.fixed(SeededSite.CLOCK.instant().plus(Duration.ofDays(9))));
        Answer again = Events.send(later, with(changed, cookie(answer)), context);
        assertEquals(1, again.at("stars"));
        assertEquals(1, count());
    }

    @Test
    void aFormIsSentBackToThePageAndCanTakeTheRatingBack() {
        Answer answer = send("303-form");
        assertEquals("/articles/how-a-tide-table-knows#rated", answer.header("location"));
        assertEquals(List.of(0, 0, 1, 0, 0), archive.ratings().summary(TIDE).histogram());
        Answer back = send(with(Events.read("rate-article/303-form-taken-back"), cookie(answer)));
        assertEquals("/articles/how-a-tide-table-knows#unrated", back.header("location"));
        assertEquals(0, count());
    }

    @Test
    void signingInMakesTheAnonymousRatingTheirs() {
        String cookie = cookie(send("200-rated-anonymously"));
        Answer own = send(with(Events.read("rate-article/200-own"), cookie));
        assertEquals("{\"stars\":2,\"average\":2.0,\"count\":1,\"histogram\":[0,1,0,0,0]}", own.body());
        // Now it is theirs wherever they are, and the cookie's no longer.
        assertEquals(2, send("200-own").at("stars"));
        assertNull(
                send(with(Events.read("rate-article/200-nothing-yet"), cookie)).at("stars"));
    }

    @Test
    void ratingAfterSignInReplacesTheAnonymousOne() {
        String cookie = cookie(send("200-rated-anonymously"));
        assertEquals(
                List.of(0, 0, 0, 1, 0),
                send(with(Events.read("rate-article/200-rated"), cookie)).at("histogram"));
        assertEquals(
                List.of(0, 0, 0, 0, 0),
                send(with(Events.read("rate-article/200-removed"), cookie)).at("histogram"));
    }

    @Test
    void ofOneAddressManyAnonymousReadersMayRateButNotAnyNumber() {
        String event = Events.read("rate-article/200-rated-anonymously");
        for (int i = 0; i < RateArticle.PER_ADDRESS_AND_DAY; i++) {
            assertEquals(200, send(event.replace(KEY, KEY + i)).status());
        }
        Answer refused = send(event.replace(KEY, KEY + "more"));
        assertEquals(429, refused.status());
        assertEquals("43200", refused.header("retry-after"));
        assertNull(Events.at(refused.json(), "cookies"));
        // What is there already is answered all the same; from elsewhere, signed in, or tomorrow one may.
        assertEquals(200, send(event.replace(KEY, KEY + "0")).status());
        assertEquals(
                200,
                send(event.replace(KEY, KEY + "x").replace("203.0.113.24", "198.51.100.7"))
                        .status());
        assertEquals(200, send("200-rated").status());
        var tomorrow =
                new RateArticle(InstantSource.fixed(SeededSite.CLOCK.instant().plus(Duration.ofDays(1))));
        assertEquals(
                200,
                Events.send(tomorrow, event.replace(KEY, KEY + "y"), context).status());
    }

    @Test
    void blockedAddressRatesWithAnAccountAlone() {
        Instant now = SeededSite.CLOCK.instant();
        String cookie = cookie(send("200-rated-anonymously"));
        String address = archive.anonymity().name("203.0.113.24", now);
        archive.moderation().block(address, new Moderator("molly", "Molly"), now);
        String event = with(Events.read("rate-article/200-rated-anonymously"), cookie);
        assertEquals(
                403,
                send(event.replace("{\\\"stars\\\": 2}", "{\\\"stars\\\": 1}")).status());
        assertEquals(403, send("303-form").status());
        assertEquals(
                403,
                send(with(Events.read("rate-article/303-form-taken-back"), cookie))
                        .status());
        assertEquals(
                2,
                send(with(Events.read("rate-article/200-nothing-yet"), cookie)).at("stars"));
        assertEquals(200, send("200-rated").status());
        assertEquals(200, send(event.replace("203.0.113.24", "198.51.100.7")).status());
    }

    @Test
    void networksOfASubscriberRateSoOftenAtMost() {
        String event = Events.read("rate-article/200-rated-anonymously");
        int most = RateArticle.PER_ADDRESS_AND_DAY * 2;
        for (int i = 0; i <= most; i++) {
            String address = "2001:db8:1:%x::1".formatted(i % 16);
            Answer answer = send(event.replace(KEY, KEY + i).replace("203.0.113.24", address));
            assertEquals(i < most ? 200 : 429, answer.status(), "rating " + i);
        }
    }

    @Test
    void refusedFormIsToldInItsWordsUnderTheSitesName() {
        String form = Events.read("rate-article/303-form")
                .replace("application/json, application/problem+json", "text/html,*/*")
                .replace("c3RhcnM9Mw==", "");
        Answer refused = send(form);
        assertEquals(422, refused.status());
        String page = refused.body();
        assertTrue(page.contains("<header><a href=\"/\">The Fair Copy</a></header>"), page);
        assertTrue(page.contains("Choose how many stars you give, one to five."), page);
        assertTrue(page.contains("<a href=\"/articles/how-a-tide-table-knows#rating\">to the article</a>"), page);
        assertFalse(page.contains("stars</b>"), page);
    }

    @Test
    void noAddressIsKept() {
        List<String> before = archive.items();
        assertEquals(200, send("200-rated-anonymously").status());
        assertEquals(303, send("303-form").status());
        List<String> stored = archive.items();
        assertTrue(stored.size() > before.size(), "no rating was stored");
        stored.forEach(item -> assertFalse(item.contains("203.0.113.24"), item));
    }

    @Test
    void everyErrorIsNamedAtOnce() {
        assertEquals(List.of("stars", "comment"), send("422-many-errors").at("errors.*.at"));
    }

    @Test
    void ratingAtAFormerAddressIsOneOfTheArticle() {
        archive.publishDocument(
                "how-tides-are-known",
                "---\ntitle: Tides\nsection: science\nformerly: [how-a-tide-table-knows]\n---\nText.\n");
        Answer answer = send("200-rated");
        assertEquals(200, answer.status());
        assertEquals(1, count());
    }

    private int count() {
        return archive.ratings().summary(TIDE).count();
    }

    private static String cookie(Answer answer) {
        return String.valueOf(Events.at(answer.json(), "cookies.0")).split(";", 2)[0];
    }

    private static String with(String event, String cookie) {
        return event.replaceFirst("\\{", "{\"cookies\": [\"" + cookie + "\"],");
    }

    private Answer send(String event) {
        return Events.send(function, event.startsWith("{") ? event : Events.read("rate-article/" + event), context);
    }
}
