package broadsheet.dynamodb.discussion;

import static broadsheet.dynamodb.discussion.DiscussionFixture.ARTICLE;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOW;
import static broadsheet.dynamodb.discussion.DiscussionFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.discussion.Comment;
import broadsheet.discussion.CommentSubmission;
import broadsheet.discussion.CommentSubmissions.Limits;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Held;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Moderator;
import broadsheet.discussion.Refused;
import broadsheet.discussion.SubmissionResult;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Whatever several actors do, in whatever order, twice or at once: each comment is in one place, and all is counted. */
final class DiscussionPropertyTest {
    private static final int OFTEN = 12;

    /** What an author adds: whose comment it is can still be read from its text. */
    private static final String CHANGED = ", changed";

    private final Map<String, SubmissionResult> answers = new ConcurrentHashMap<>();

    private enum Kind {
        PUBLISH,
        ANSWER,
        HOLD,
        REVISE,
        WITHDRAW,
        APPROVE,
        REJECT,
        RESTORE,
        REMOVE,
        REMOVE_OWN,
        REPORT,
        DISMISS,
        EDIT,
        EDIT_TO_HOLD,
        ERASE
    }

    /**
     * What somebody does.
     *
     * @param who one of a few
     * @param which what it is done to, of what is there
     * @param twice whether the answer gets lost, so that it is done again
     */
    private record ConditionalWrite(Kind kind, int who, int which, boolean twice) {}

    @Provide
    Arbitrary<List<ConditionalWrite>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.of(true, false))
                .as(ConditionalWrite::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(60);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    @Tag("slow")
    void oneAfterTheOther(@ForAll("steps") List<ConditionalWrite> steps) {
        try (var fixture = new DiscussionFixture()) {
            Map<Integer, String> firsts = new HashMap<>();
            for (ConditionalWrite step : steps) {
                act(fixture, step);
                if (step.twice) {
                    act(fixture, step);
                }
                remember(fixture, firsts);
            }
            check(fixture);
        }
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void threeAtATime(@ForAll("steps") List<ConditionalWrite> steps) throws Exception {
        try (var fixture = new DiscussionFixture();
                var threads = Executors.newFixedThreadPool(3)) {
            for (int i = 0; i < steps.size(); i += 3) {
                List<Callable<Boolean>> some = new ArrayList<>();
                for (ConditionalWrite step : steps.subList(i, Math.min(steps.size(), i + 3))) {
                    some.add(() -> {
                        act(fixture, step);
                        return true;
                    });
                }
                for (Future<Boolean> each : threads.invokeAll(some)) {
                    assertTrue(each.get());
                }
            }
            check(fixture);
        }
    }

    private void act(DiscussionFixture fixture, ConditionalWrite step) {
        var reader = step.who > 0 ? new Commenter("reader-" + step.who, "Reader", true) : DiscussionFixture.NOBODY;
        var moderator = new Moderator("moderator-" + step.who % 2, "Moderator");
        String text = "Text " + step.which + " of " + step.who;
        try {
            switch (step.kind) {
                case PUBLISH -> post(fixture, reader, text, OptionalInt.empty(), true);
                case ANSWER -> post(fixture, reader, text, OptionalInt.of(1 + step.which % 6), true);
                case HOLD -> post(fixture, reader, text, OptionalInt.empty(), false);
                case REVISE ->
                    one(fixture, step)
                            .ifPresent(held -> fixture.waiting.revise(
                                    held,
                                    text(held.text().value() + CHANGED),
                                    Set.of(HoldReason.WORD),
                                    held.author(),
                                    OFTEN,
                                    NOW));
                case WITHDRAW -> one(fixture, step).ifPresent(held -> fixture.waiting.withdraw(held.id(), NOW));
                case APPROVE ->
                    one(fixture, step)
                            .ifPresent(held -> fixture.moderation.approve(held.id(), held.version(), moderator, NOW));
                case REJECT ->
                    one(fixture, step).ifPresent(held -> fixture.moderation.reject(held.id(), moderator, NOW));
                case RESTORE -> decided(fixture, step).ifPresent(id -> fixture.moderation.restore(id, moderator, NOW));
                case REMOVE -> fixture.moderation.remove(ARTICLE, 1 + step.which % 8, moderator, NOW);
                case REMOVE_OWN -> fixture.moderation.removeOwn(ARTICLE, 1 + step.which % 8, reader.id());
                case ERASE -> fixture.readers.erase(reader.id(), 1 + step.which, NOW);
                case EDIT -> edit(fixture, step, reader, Set.of());
                case EDIT_TO_HOLD -> edit(fixture, step, reader, Set.of(HoldReason.WORD));
                case DISMISS ->
                    fixture.reported.list(100, Optional.empty()).entries().stream()
                            .limit(1)
                            .forEach(each -> fixture.reported.dismiss(
                                    ARTICLE, each.comment().number(), each.version(), moderator, NOW));
                case REPORT -> fixture.reports.report(ARTICLE, 1 + step.which % 3, reader, "rude", NOW);
            }
        } catch (Refused refusal) {
            // Some meet these too; then nothing was written.
        }
    }

    private static void edit(
            DiscussionFixture fixture, ConditionalWrite step, Commenter reader, Set<HoldReason> reasons) {
        int number = 1 + step.which % 8;
        fixture.comments().stream()
                .filter(comment -> comment.number() == number)
                .flatMap(comment -> comment.text().stream())
                .forEach(text -> fixture.authored.edit(
                        ARTICLE, number, reader, text(text.value() + CHANGED), reasons, OFTEN, NOW));
    }

    /** A key always gets the same answer. */
    private void post(
            DiscussionFixture fixture, Commenter reader, String text, OptionalInt inReplyTo, boolean publish) {
        String key = text + inReplyTo;
        var from = new CommentSubmission(ARTICLE, reader, text(text), inReplyTo, key);
        SubmissionResult posted = publish
                ? fixture.submissions.publish(from, OFTEN, NOW)
                : fixture.submissions.hold(from, Set.of(HoldReason.LINKS), new Limits(OFTEN, OFTEN), NOW);
        SubmissionResult before = answers.putIfAbsent(fixture.table.name() + from.attempt(), posted);
        assertEquals(before == null ? posted : before, posted);
    }

    private static Optional<Held> one(DiscussionFixture fixture, ConditionalWrite step) {
        List<Held> held = fixture.held();
        return held.isEmpty() ? Optional.empty() : Optional.of(held.get(step.which % held.size()));
    }

    private static Optional<String> decided(DiscussionFixture fixture, ConditionalWrite step) {
        List<String> ids = fixture.table.query("pk = :pk", List.of(Keys.DECIDED), query -> {}).items().stream()
                .map(item -> Item.of(item).string("sk"))
                .filter(Keys::isHeldId)
                .toList();
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(step.which % ids.size()));
    }

    /** A number stands for what it first stood for, as long as there is anything. */
    private static void remember(DiscussionFixture fixture, Map<Integer, String> firsts) {
        for (Comment comment : fixture.comments()) {
            comment.text()
                    .map(text -> text.value().replace(CHANGED, ""))
                    .ifPresent(text -> assertEquals(
                            text, firsts.computeIfAbsent(comment.number(), number -> text), comment::toString));
        }
    }

    private void check(DiscussionFixture fixture) {
        fixture.check("in the end");
        List<Item> comments = fixture
                .table
                .query("pk = :pk AND begins_with(sk, :a)", List.of(Keys.comments(ARTICLE), Keys.COMMENT), query -> {})
                .items()
                .stream()
                .map(Item::of)
                .toList();
        Set<String> waiting = Set.copyOf(fixture.held().stream().map(Held::id).toList());
        for (Item comment : comments) {
            // Nothing is held and published at once.
            if (CommentItems.isPublished(comment)) {
                comment.optional("held")
                        .ifPresent(id -> assertEquals(false, waiting.contains(id), "published and held: " + id));
            }
        }
        // Nothing that was taken is lost: it waits, or somebody has decided.
        answers.forEach((attempt, posted) -> {
            if (attempt.startsWith(fixture.table.name())
                    && posted instanceof SubmissionResult.Waiting(String id, var at)) {
                assertTrue(fixture.waiting.find(id).isPresent(), id);
            }
        });
    }
}
