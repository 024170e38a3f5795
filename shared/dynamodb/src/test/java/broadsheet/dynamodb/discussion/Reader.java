package broadsheet.dynamodb.discussion;

import static broadsheet.dynamodb.discussion.DiscussionFixture.ARTICLE;
import static broadsheet.dynamodb.discussion.DiscussionFixture.BEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.MOLLY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOW;
import static broadsheet.dynamodb.discussion.DiscussionFixture.text;

import broadsheet.discussion.Commenter;
import broadsheet.discussion.HoldReason;
import broadsheet.dynamodb.key.Keys;
import broadsheet.readership.RatingRequest;
import broadsheet.readership.Stars;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A reader who has left everything behind that one can leave, each text with a word that nobody else uses. */
public final class Reader {
    public static final Commenter QUILL = new Commenter("7d0c1f6a-quill", "Annabel Quill", true);

    private static final String WORD = "quixotic";

    private Reader() {}

    /** Fills a fixture. The reader's comments have numbers 1 to 8, where they are published; the others' come behind. */
    public static void wasHere(DiscussionFixture fixture) {
        for (String what :
                List.of("unanswered", "answered", "reported", "reported and answered", "reported, rejected")) {
            fixture.publish(QUILL, WORD + " " + what);
        }
        fixture.publish(QUILL, WORD + " reported, answered, rejected");
        fixture.publish(QUILL, WORD + " reported, approved again");
        fixture.approve(fixture.hold(QUILL, WORD + " approved"));
        for (int parent : List.of(2, 4, 6)) {
            fixture.publishAnswer(BEN, parent, "Answer to " + parent);
        }
        // Ben's is number 9.
        fixture.publishAnswer(QUILL, 9, WORD + " answer");
        fixture.reportEnough(3);
        fixture.reportEnough(4);
        fixture.moderation.reject(fixture.reportEnough(5), MOLLY, NOW);
        fixture.moderation.reject(fixture.reportEnough(6), MOLLY, NOW);
        fixture.approve(fixture.reportEnough(7));
        String revised = fixture.hold(QUILL, WORD + " held");
        fixture.waiting.revise(
                fixture.held(revised),
                text(WORD + " held, revised"),
                Set.of(HoldReason.WORD),
                QUILL,
                DiscussionFixture.OFTEN,
                NOW);
        fixture.moderation.reject(fixture.hold(QUILL, WORD + " rejected"), MOLLY, NOW);
        fixture.waiting.withdraw(fixture.hold(QUILL, WORD + " withdrawn"), NOW);
        String restored = fixture.hold(QUILL, WORD + " restored");
        fixture.approve(restored);
        fixture.moderation.restore(restored, MOLLY, NOW);
        fixture.reports.report(ARTICLE, 9, QUILL, WORD + " of Ben", NOW);
        fixture.ratings.rate(RatingRequest.signedIn(ARTICLE, QUILL.id(), Optional.empty()), new Stars(4), NOW);
        fixture.moderation.block(QUILL.id(), MOLLY, NOW);
        fixture.moderation.verify(QUILL.id(), QUILL.name(), MOLLY, NOW);
        fixture.authored.edit(
                ARTICLE, 2, QUILL, text(WORD + " answered, edited"), Set.of(), DiscussionFixture.OFTEN, NOW);
        fixture.authored.edit(
                ARTICLE,
                8,
                QUILL,
                text(WORD + " approved, edited"),
                Set.of(HoldReason.LINKS),
                DiscussionFixture.OFTEN,
                NOW);
    }

    /** What says anything of the reader, but for the block. */
    public static List<String> mentions(DiscussionFixture fixture) {
        return fixture.items().stream()
                .filter(item -> !(item.string("pk").equals(Keys.reader(QUILL.id()))
                        && item.string("sk").equals(Keys.BLOCKED)))
                .map(item -> item.attributes().toString())
                .filter(item -> item.contains(QUILL.id()) || item.contains(QUILL.name()) || item.contains(WORD))
                .toList();
    }
}
