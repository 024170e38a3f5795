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
                    debate -> debate.publish(BEN, "Before"),
                    debate -> debate.submissions.publish(DiscussionFixture.answer(ANN, 1, "One", "k"), OFTEN, NOW)),
            new Case(
                    "hold",
                    debate -> {},
                    debate -> debate.submissions.hold(
                            submission(NOBODY, "One", "k"),
                            Set.of(HoldReason.ANONYMOUS),
                            new Limits(OFTEN, OFTEN),
                            NOW)),
            new Case(
                    "archive",
                    debate -> debate.publish(BEN, "Before"),
                    debate -> new CommentArchive(debate.table)
                            .add(ARTICLE, CommentArchiveTest.THREAD.subList(0, 1), NOW)),
            new Case("approve", debate -> debate.hold(ANN, "One"), debate -> decideAll(debate, true)),
            new Case("reject", debate -> debate.hold(ANN, "One"), debate -> decideAll(debate, false)),
            new Case(
                    "approve again",
                    DiscussionCrashTest::reported,
                    debate -> debate.moderation.approve(last(debate), 1, MOLLY, NOW)),
            new Case(
                    "reject again",
                    DiscussionCrashTest::reported,
                    debate -> debate.moderation.reject(last(debate), MOLLY, NOW)),
            new Case(
                    "restore an approval",
                    debate -> {
                        debate.hold(ANN, "One");
                        decideAll(debate, true);
                    },
                    debate -> debate.moderation.restore(last(debate), MOLLY, NOW)),
            new Case(
                    "restore a rejection",
                    debate -> {
                        debate.hold(ANN, "One");
                        decideAll(debate, false);
                    },
                    debate -> debate.moderation.restore(last(debate), MOLLY, NOW)),
            new Case(
                    "remove",
                    debate -> debate.publish(ANN, "One"),
                    debate -> debate.moderation.removeOwn(ARTICLE, 1, ANN.id())),
            new Case(
                    "remove what was answered",
                    debate -> {
                        debate.publish(ANN, "One");
                        debate.publishAnswer(BEN, 1, "Two");
                    },
                    debate -> debate.moderation.remove(ARTICLE, 1, MOLLY, NOW)),
            new Case(
                    "revise",
                    debate -> debate.hold(NOBODY, "One"),
                    debate -> debate.waiting.revise(
                            debate.held(last(debate)), text("Two"), Set.of(HoldReason.ANONYMOUS), NOBODY, OFTEN, NOW)),
            new Case(
                    "withdraw",
                    debate -> debate.hold(ANN, "One"),
                    debate -> debate.waiting.withdraw(last(debate), NOW)),
            new Case("report", debate -> debate.publish(ANN, "One"), debate -> report(debate, "r1")),
            new Case(
                    "report for the third time",
                    debate -> {
                        debate.publish(ANN, "One");
                        report(debate, "r1");
                        report(debate, "r2");
                    },
                    debate -> report(debate, "r3")),
            new Case(
                    "dismiss reports",
                    DiscussionCrashTest::reportedOnce,
                    debate -> debate.reported.dismiss(ARTICLE, 1, 1, MOLLY, NOW)),
            new Case(
                    "edit",
                    debate -> debate.publish(ANN, "One"),
                    debate -> debate.authored.edit(ARTICLE, 1, ANN, text("Two"), Set.of(), OFTEN, NOW)),
            new Case(
                    "edit what waits then",
                    DiscussionCrashTest::reportedOnce,
                    debate -> debate.authored.edit(ARTICLE, 1, ANN, text("Two"), Set.of(HoldReason.LINKS), OFTEN, NOW)),
            new Case("verify", debate -> {}, debate -> debate.moderation.verify("ann", "Ann", MOLLY, NOW)),
            new Case(
                    "unverify",
                    debate -> debate.moderation.verify("ann", "Ann", MOLLY, NOW),
                    debate -> debate.moderation.unverify("ann", MOLLY, NOW)),
            new Case("block", debate -> {}, debate -> debate.moderation.block("ann", MOLLY, NOW)),
            new Case(
                    "unblock",
                    debate -> debate.moderation.block("ann", MOLLY, NOW),
                    debate -> debate.moderation.unblock("ann", MOLLY, NOW)));

    @TestFactory
    Stream<DynamicTest> whoeverComesAgainAfterACrashFindsOneRightState() {
        return CASES.stream()
                .flatMap(each -> Stream.of(Crasher.When.BEFORE, Crasher.When.AFTER)
                        .map(crash -> dynamicTest(each.name + ", " + crash, () -> test(each, crash))));
    }

    private static void test(Case each, Crasher.When crash) {
        Set<String> undisturbed;
        try (var debate = new DiscussionFixture()) {
            each.before.accept(debate);
            Set<String> before = items(debate);
            each.act.accept(debate);
            undisturbed = items(debate);
            assertEquals(false, before.equals(undisturbed), "this writes nothing");
            each.act.accept(debate);
            assertEquals(undisturbed, items(debate), "again, without a crash");
        }
        var crasher = new Crasher(crash);
        try (var debate = new DiscussionFixture(crasher)) {
            each.before.accept(debate);
            Set<String> before = items(debate);
            crasher.stopAt(1);
            assertThrows(Crasher.Stopped.class, () -> each.act.accept(debate));
            assertEquals(crash == Crasher.When.BEFORE ? before : undisturbed, items(debate), "after the crash");
            debate.check("after the crash");
            each.act.accept(debate);
            assertEquals(undisturbed, items(debate), "in the end");
            debate.check("in the end");
        }
    }

    @Test
    void anAnswerThatWasLostIsGivenTheNextDayToo() {
        var crasher = new Crasher(Crasher.When.AFTER);
        try (var debate = new DiscussionFixture(crasher)) {
            crasher.stopAt(1);
            assertThrows(Crasher.Stopped.class, () -> debate.publish(ANN, "One"));
            assertEquals(
                    1,
                    DiscussionFixture.number(debate.submissions.publish(
                            submission(ANN, "One", "key of One"), OFTEN, NOW.plus(Duration.ofDays(1)))));
            assertEquals(List.of("One"), debate.texts());
        }
    }

    private static void reportedOnce(DiscussionFixture debate) {
        debate.publish(ANN, "One");
        report(debate, "r1");
    }

    private static void reported(DiscussionFixture debate) {
        debate.publish(ANN, "One");
        debate.reportEnough(1);
    }

    private static void report(DiscussionFixture debate, String reader) {
        debate.reports.report(ARTICLE, 1, new Commenter(reader, "Reader", true), "rude", NOW);
    }

    private static void decideAll(DiscussionFixture debate, boolean approval) {
        String id = last(debate);
        if (approval) {
            debate.moderation.approve(id, 1, MOLLY, NOW);
        } else {
            debate.moderation.reject(id, MOLLY, NOW);
        }
    }

    /** The id of the one comment that was held, wherever it is now. */
    private static String last(DiscussionFixture debate) {
        return debate.items().stream()
                .filter(item ->
                        item.string("pk").equals(Keys.HELD) || item.string("pk").equals(Keys.DECIDED))
                .map(item -> item.string("sk"))
                .filter(Keys::isHeldId)
                .findFirst()
                .orElseThrow();
    }

    /** All that is in the table, apart from the article; ids are made up each time. */
    private static Set<String> items(DiscussionFixture debate) {
        Set<String> items = new TreeSet<>();
        debate.items().stream()
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
