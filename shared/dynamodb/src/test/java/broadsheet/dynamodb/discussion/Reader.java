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

    /** Fills a debate. The reader's comments have numbers 1 to 8, where they are published; the others' come behind. */
    public static void wasHere(DiscussionFixture debate) {
        for (String what :
                List.of("unanswered", "answered", "reported", "reported and answered", "reported, rejected")) {
            debate.publish(QUILL, WORD + " " + what);
        }
        debate.publish(QUILL, WORD + " reported, answered, rejected");
        debate.publish(QUILL, WORD + " reported, approved again");
        debate.approve(debate.hold(QUILL, WORD + " approved"));
        for (int parent : List.of(2, 4, 6)) {
            debate.publishAnswer(BEN, parent, "Answer to " + parent);
        }
        // Ben's is number 9.
        debate.publishAnswer(QUILL, 9, WORD + " answer");
        debate.reportEnough(3);
        debate.reportEnough(4);
        debate.moderation.reject(debate.reportEnough(5), MOLLY, NOW);
        debate.moderation.reject(debate.reportEnough(6), MOLLY, NOW);
        debate.approve(debate.reportEnough(7));
        String revised = debate.hold(QUILL, WORD + " held");
        debate.waiting.revise(
                debate.held(revised),
                text(WORD + " held, revised"),
                Set.of(HoldReason.WORD),
                QUILL,
                DiscussionFixture.OFTEN,
                NOW);
        debate.moderation.reject(debate.hold(QUILL, WORD + " rejected"), MOLLY, NOW);
        debate.waiting.withdraw(debate.hold(QUILL, WORD + " withdrawn"), NOW);
        String restored = debate.hold(QUILL, WORD + " restored");
        debate.approve(restored);
        debate.moderation.restore(restored, MOLLY, NOW);
        debate.reports.report(ARTICLE, 9, QUILL, WORD + " of Ben", NOW);
        debate.ratings.rate(RatingRequest.signedIn(ARTICLE, QUILL.id(), Optional.empty()), new Stars(4), NOW);
        debate.moderation.block(QUILL.id(), MOLLY, NOW);
        debate.moderation.verify(QUILL.id(), QUILL.name(), MOLLY, NOW);
        debate.authored.edit(
                ARTICLE, 2, QUILL, text(WORD + " answered, edited"), Set.of(), DiscussionFixture.OFTEN, NOW);
        debate.authored.edit(
                ARTICLE,
                8,
                QUILL,
                text(WORD + " approved, edited"),
                Set.of(HoldReason.LINKS),
                DiscussionFixture.OFTEN,
                NOW);
    }

    /** What says anything of the reader, but for the block. */
    public static List<String> mentions(DiscussionFixture debate) {
        return debate.items().stream()
                .filter(item -> !(item.string("pk").equals(Keys.reader(QUILL.id()))
                        && item.string("sk").equals(Keys.BLOCKED)))
                .map(item -> item.attributes().toString())
                .filter(item -> item.contains(QUILL.id()) || item.contains(QUILL.name()) || item.contains(WORD))
                .toList();
    }
}
