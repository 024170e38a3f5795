package broadsheet.dynamodb.discussion;

import static broadsheet.dynamodb.discussion.DiscussionFixture.ANN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.ARTICLE;
import static broadsheet.dynamodb.discussion.DiscussionFixture.BEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.MOLLY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOBODY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOW;
import static broadsheet.dynamodb.discussion.DiscussionFixture.OFTEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.submission;
import static broadsheet.dynamodb.discussion.DiscussionFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.discussion.CommentSubmissions.Limits;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.HoldReason;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Crasher;
import broadsheet.dynamodb.table.Item;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The process stops before and after each write, and whoever called comes again, at once or tomorrow: then everything in
 * the table is as if nothing had happened. There is one write in each of these acts, which is why that is so.
 */
public final class DiscussionCrashTest {
    /**
     * What is done after something else was.
     *
     * @param name what it is
     * @param before what was done before
     * @param act what is done
     */
    private record Case(String name, Consumer<DiscussionFixture> before, Consumer<DiscussionFixture> act) {}

    private static final List<Case> CASES = List.of(
            new Case(
                    "publish",
                    fixture -> fixture.publish(BEN, "Before"),
                    fixture -> fixture.submissions.publish(DiscussionFixture.answer(ANN, 1, "One", "k"), OFTEN, NOW)),
            new Case(
                    "hold",
                    fixture -> {},
                    fixture -> fixture.submissions.hold(
                            submission(NOBODY, "One", "k"),
                            Set.of(HoldReason.ANONYMOUS),
                            new Limits(OFTEN, OFTEN),
                            NOW)),
            new Case(
                    "archive",
                    fixture -> fixture.publish(BEN, "Before"),
                    fixture -> new CommentArchive(fixture.table)
                            .add(ARTICLE, CommentArchiveTest.THREAD.subList(0, 1), NOW)),
            new Case("approve", fixture -> fixture.hold(ANN, "One"), fixture -> decideAll(fixture, true)),
            new Case("reject", fixture -> fixture.hold(ANN, "One"), fixture -> decideAll(fixture, false)),
            new Case(
                    "approve again",
                    DiscussionCrashTest::reported,
                    fixture -> fixture.moderation.approve(last(fixture), 1, MOLLY, NOW)),
            new Case(
                    "reject again",
                    DiscussionCrashTest::reported,
                    fixture -> fixture.moderation.reject(last(fixture), MOLLY, NOW)),
            new Case(
                    "restore an approval",
                    fixture -> {
                        fixture.hold(ANN, "One");
                        decideAll(fixture, true);
                    },
                    fixture -> fixture.moderation.restore(last(fixture), MOLLY, NOW)),
            new Case(
                    "restore a rejection",
                    fixture -> {
                        fixture.hold(ANN, "One");
                        decideAll(fixture, false);
                    },
                    fixture -> fixture.moderation.restore(last(fixture), MOLLY, NOW)),
            new Case(
                    "remove",
                    fixture -> fixture.publish(ANN, "One"),
                    fixture -> fixture.moderation.removeOwn(ARTICLE, 1, ANN.id())),
            new Case(
                    "remove what was answered",
                    fixture -> {
                        fixture.publish(ANN, "One");
                        fixture.publishAnswer(BEN, 1, "Two");
                    },
                    fixture -> fixture.moderation.remove(ARTICLE, 1, MOLLY, NOW)),
            new Case(
                    "revise",
                    fixture -> fixture.hold(NOBODY, "One"),
                    fixture -> fixture.waiting.revise(
                            fixture.held(last(fixture)),
                            text("Two"),
                            Set.of(HoldReason.ANONYMOUS),
                            NOBODY,
                            OFTEN,
                            NOW)),
            new Case(
                    "revise what was published",
                    DiscussionCrashTest::reported,
                    fixture -> fixture.waiting.revise(
                            fixture.held(last(fixture)), text("Two"), Set.of(HoldReason.REPORTED), ANN, OFTEN, NOW)),
            new Case(
                    "withdraw",
                    fixture -> fixture.hold(ANN, "One"),
                    fixture -> fixture.waiting.withdraw(last(fixture), NOW)),
            new Case("report", fixture -> fixture.publish(ANN, "One"), fixture -> report(fixture, "r1")),
            new Case(
                    "report for the third time",
                    fixture -> {
                        fixture.publish(ANN, "One");
                        report(fixture, "r1");
                        report(fixture, "r2");
                    },
                    fixture -> report(fixture, "r3")),
            new Case(
                    "dismiss reports",
                    DiscussionCrashTest::reportedOnce,
                    fixture -> fixture.reported.dismiss(ARTICLE, 1, 1, MOLLY, NOW)),
            new Case(
                    "edit",
                    fixture -> fixture.publish(ANN, "One"),
                    fixture -> fixture.authored.edit(ARTICLE, 1, ANN, text("Two"), Set.of(), OFTEN, NOW)),
            new Case(
                    "edit what waits then",
                    DiscussionCrashTest::reportedOnce,
                    fixture ->
                            fixture.authored.edit(ARTICLE, 1, ANN, text("Two"), Set.of(HoldReason.LINKS), OFTEN, NOW)),
            new Case("verify", fixture -> {}, fixture -> fixture.moderation.verify("ann", "Ann", MOLLY, NOW)),
            new Case(
                    "unverify",
                    fixture -> fixture.moderation.verify("ann", "Ann", MOLLY, NOW),
                    fixture -> fixture.moderation.unverify("ann", MOLLY, NOW)),
            new Case("block", fixture -> {}, fixture -> fixture.moderation.block("ann", MOLLY, NOW)),
            new Case(
                    "unblock",
                    fixture -> fixture.moderation.block("ann", MOLLY, NOW),
                    fixture -> fixture.moderation.unblock("ann", MOLLY, NOW)));

    @TestFactory
    Stream<DynamicTest> retryAfterCrashFindsAConsistentState() {
        return CASES.stream()
                .flatMap(each -> Stream.of(Crasher.When.BEFORE, Crasher.When.AFTER)
                        .map(crash -> dynamicTest(each.name + ", " + crash, () -> test(each, crash))));
    }

    private static void test(Case each, Crasher.When crash) {
        Set<String> undisturbed;
        try (var fixture = new DiscussionFixture()) {
            each.before.accept(fixture);
            Set<String> before = items(fixture);
            each.act.accept(fixture);
            undisturbed = items(fixture);
            assertEquals(false, before.equals(undisturbed), "this writes nothing");
            each.act.accept(fixture);
            assertEquals(undisturbed, items(fixture), "again, without a crash");
        }
        var crasher = new Crasher(crash);
        try (var fixture = new DiscussionFixture(crasher)) {
            each.before.accept(fixture);
            Set<String> before = items(fixture);
            crasher.stopAt(1);
            assertThrows(Crasher.Stopped.class, () -> each.act.accept(fixture));
            assertEquals(crash == Crasher.When.BEFORE ? before : undisturbed, items(fixture), "after the crash");
            fixture.check("after the crash");
            each.act.accept(fixture);
            assertEquals(undisturbed, items(fixture), "in the end");
            fixture.check("in the end");
        }
    }

    @Test
    void lostAnswerIsRepeatedTheNextDay() {
        var crasher = new Crasher(Crasher.When.AFTER);
        try (var fixture = new DiscussionFixture(crasher)) {
            crasher.stopAt(1);
            assertThrows(Crasher.Stopped.class, () -> fixture.publish(ANN, "One"));
            assertEquals(
                    1,
                    DiscussionFixture.number(fixture.submissions.publish(
                            submission(ANN, "One", "key of One"), OFTEN, NOW.plus(Duration.ofDays(1)))));
            assertEquals(List.of("One"), fixture.texts());
        }
    }

    private static void reportedOnce(DiscussionFixture fixture) {
        fixture.publish(ANN, "One");
        report(fixture, "r1");
    }

    private static void reported(DiscussionFixture fixture) {
        fixture.publish(ANN, "One");
        fixture.reportEnough(1);
    }

    private static void report(DiscussionFixture fixture, String reader) {
        fixture.reports.report(ARTICLE, 1, new Commenter(reader, "Reader", true), "rude", NOW);
    }

    private static void decideAll(DiscussionFixture fixture, boolean approval) {
        String id = last(fixture);
        if (approval) {
            fixture.moderation.approve(id, 1, MOLLY, NOW);
        } else {
            fixture.moderation.reject(id, MOLLY, NOW);
        }
    }

    /** The id of the one comment that was held, wherever it is now. */
    private static String last(DiscussionFixture fixture) {
        return fixture.items().stream()
                .filter(item ->
                        item.string("pk").equals(Keys.HELD) || item.string("pk").equals(Keys.DECIDED))
                .map(item -> item.string("sk"))
                .filter(Keys::isHeldId)
                .findFirst()
                .orElseThrow();
    }

    /** All that is in the table, apart from the article; ids are made up each time. */
    private static Set<String> items(DiscussionFixture fixture) {
        Set<String> items = new TreeSet<>();
        fixture.items().stream()
                .filter(item -> !item.string("pk").matches("(ARTICLE|LISTING)#.*"))
                .forEach(item -> items.add(sorted(item)));
        return items;
    }

    /** All of an item, its attributes in their order, without the ids that are made up each time. */
    public static String sorted(Item item) {
        return sorted(item.attributes()).replaceAll("[0-9A-HJKMNP-TV-Z]{26}", "ID");
    }

    private static String sorted(Map<String, AttributeValue> attributes) {
        Map<String, String> sorted = new TreeMap<>();
        attributes.forEach((name, value) -> sorted.put(name, value.hasM() ? sorted(value.m()) : value.toString()));
        return sorted.toString();
    }
}
