package broadsheet.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleId;
import broadsheet.article.Author;
import broadsheet.article.DiscussionSettings;
import broadsheet.article.Slug;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModerationPolicyTest {
    private static final ArticleId ARTICLE = new ArticleId("01JQRX00000000000000000001");
    private static final Commenter ANN = new Commenter("ann", "Ann", true);
    private static final ModerationPolicy RULES = new ModerationPolicy(
            new DiscussionSettings(
                    List.of("viagra", "buy now"), List.of("straße", "idiot"), OptionalInt.of(14), 10, 500),
            List.of(new Author(new Slug("jane-doe"), "Jane Doe", ""), new Author(new Slug("ingrid"), "Ingrid", "")));

    @Test
    void commentOfSignedInReaderIsPublished() {
        assertEquals(
                new ModerationDecision.Publish(), judge("Well said. See https://a.example and https://b.example."));
    }

    @Test
    void anonymousCommentIsHeld() {
        assertEquals(
                new ModerationDecision.Hold(Set.of(HoldReason.ANONYMOUS)),
                RULES.judge(new Commenter("anon-1", "", false), text("Well said."), SubmissionContext.USUAL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "viagra",
                "VIAGRA!",
                "(Viagra)",
                "v\u00EDagra",
                "\uFF56\uFF49\uFF41\uFF47\uFF52\uFF41",
                "via\u200Dgra",
                "via\u00ADgra",
                "v\u0336i\u0336a\u0336g\u0336r\u0336a",
                "Buy\nnow",
                "buy... NOW",
                "\uD835\uDC2F\uD835\uDC22\uD835\uDC1A\uD835\uDC20\uD835\uDC2B\uD835\uDC1A"
            })
    void aWordIsRefusedHoweverItIsDressed(String written) {
        assertTrue(judge("So: " + written + " it is") instanceof ModerationDecision.Refuse refuse
                && refuse.field().equals("text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"viagras", "overviagra", "buy it now", "idiotic", "via gra"})
    void onlyWholeWordsCount(String written) {
        assertEquals(new ModerationDecision.Publish(), judge(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"STRASSE", "stra\u00DFe", "Idiot"})
    void wordsAreFoundInAnyCase(String written) {
        assertEquals(new ModerationDecision.Hold(Set.of(HoldReason.WORD)), judge(written));
    }

    @Test
    void namesAreReadToo() {
        assertEquals(
                new ModerationDecision.Refuse("name", "viagra"),
                RULES.judge(new Commenter("a", "Viagra", true), text("Hello"), SubmissionContext.USUAL));
        assertEquals(
                new ModerationDecision.Hold(Set.of(HoldReason.WORD)),
                RULES.judge(new Commenter("a", "An idiot", true), text("Hello"), SubmissionContext.USUAL));
    }

    @Test
    void everyReasonIsKept() {
        String text = "idiot http://a.example http://b.example www.c.example";
        assertEquals(
                new ModerationDecision.Hold(Arrays.stream(HoldReason.values())
                        .filter(reason -> reason != HoldReason.REPORTED)
                        .collect(Collectors.toSet())),
                RULES.judge(
                        new Commenter("anon-1", "Jane Doe", false),
                        text(text),
                        new SubmissionContext(true, Optional.of(Duration.ofMillis(2_999)), true)));
        assertEquals(
                new ModerationDecision.Publish(),
                RULES.judge(
                        ANN, text("Fine"), new SubmissionContext(false, Optional.of(Duration.ofSeconds(3)), false)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jane Doe",
                "JANE DOE",
                "jane  doe",
                "Jane Doe, Editor",
                "Dr. Jane Doe",
                "JaneDoe",
                "Jane_Doe_official",
                "J\u00E1n\u00E9 D\u00F6e",
                "J\u0430n\u0435 D\u043E\u0435",
                "\uFF2A\uFF41\uFF4E\uFF45 \uFF24\uFF4F\uFF45",
                "Jane D0e",
                "Jane D\u200Boe",
                "\uD835\uDC09\uD835\uDC1A\uD835\uDC27\uD835\uDC1E Doe",
                "Ingrid",
                "lngrid",
                "\u0406ngrid",
                "1ngrid"
            })
    void nameThatLooksLikeAnAuthorsIsHeld(String name) {
        assertEquals(
                new ModerationDecision.Hold(Set.of(HoldReason.NAME)),
                RULES.judge(Commenter.signedIn("reader", name), text("Hello"), SubmissionContext.USUAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jane", "Doe", "Jane Dove", "Ingrida", "Anna", "\u042F\u043D\u0430", "Reader"})
    void otherNamesAreNot(String name) {
        assertEquals(
                new ModerationDecision.Publish(),
                RULES.judge(Commenter.signedIn("reader", name), text("Hello"), SubmissionContext.USUAL));
    }

    @Test
    void authorForWhomEditorsVouchIsNotHeldForTheirName() {
        Commenter jane = Commenter.signedIn("jane", "Jane Doe");
        assertEquals(
                new ModerationDecision.Publish(),
                RULES.judge(jane.knownAs(Optional.of("Jane Doe")), text("Hello"), SubmissionContext.USUAL));
        assertEquals(
                new ModerationDecision.Hold(Set.of(HoldReason.NAME)),
                RULES.judge(jane.knownAs(Optional.of("Jane D.")), text("Hello"), SubmissionContext.USUAL));
    }

    @Test
    void heldCommentIsJudgedAgainAndStaysHeld() {
        Held held = held(List.of(HoldReason.ANONYMOUS, HoldReason.WORD));
        assertEquals(new ModerationDecision.Hold(Set.of(HoldReason.ANONYMOUS)), RULES.judgeAgain(held, text("Nice")));
        assertEquals(
                new ModerationDecision.Hold(Set.of(HoldReason.ANONYMOUS, HoldReason.LINKS)),
                RULES.judgeAgain(held, text("www.a www.b www.c")));
        assertEquals(
                new ModerationDecision.Hold(Set.of(HoldReason.WORD)),
                RULES.judgeAgain(held(List.of(HoldReason.WORD)), text("Nice")));
        assertTrue(RULES.judgeAgain(held, text("viagra")) instanceof ModerationDecision.Refuse);
    }

    @Test
    void aDiscussionClosesAfterItsDaysOrByItsAuthor() {
        Instant published = Instant.parse("2026-04-01T12:00:00Z");
        Instant last = published.plus(Duration.ofDays(14)).minusSeconds(1);
        var settings = RULES.settings();
        assertTrue(published(published, false).isOpen(settings, last));
        assertFalse(published(published, false).isOpen(settings, last.plusSeconds(1)));
        assertFalse(published(published, true).isOpen(settings, published));
        assertTrue(published(Instant.EPOCH, false).isOpen(DiscussionSettings.USUAL, last));
    }

    private static DiscussionTarget.Published published(Instant published, boolean closed) {
        return new DiscussionTarget.Published(ARTICLE, new Slug("an-article"), published, closed);
    }

    private static Held held(List<HoldReason> reasons) {
        return new Held(
                "01JQRX00000000000000000000",
                ARTICLE,
                ANN,
                text("idiot"),
                OptionalInt.empty(),
                Instant.EPOCH,
                reasons,
                1,
                OptionalInt.empty(),
                Optional.empty());
    }

    private static ModerationDecision judge(String written) {
        return RULES.judge(ANN, text(written), SubmissionContext.USUAL);
    }

    private static CommentText text(String written) {
        return CommentText.of(written).orElseThrow();
    }
}
