package broadsheet.moderatecomments;

import broadsheet.article.ArticleId;
import broadsheet.discussion.CommentSubmission;
import broadsheet.discussion.CommentSubmissions.Limits;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.SubmissionResult;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.ArticleIds;
import broadsheet.fixtures.Policy;
import broadsheet.fixtures.SeededSite;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.Set;

/** The function, two published comments on an article, and one that waits. */
final class ModerateCommentsFixture implements AutoCloseable {
    private static final String SLUG = "how-a-tide-table-knows";
    static final ArticleId TIDE = ArticleIds.of(SLUG);

    static final Commenter BEN = new Commenter("ben", "Ben", true);
    private static final Policy POLICY = Policy.of("ModerateComments");
    static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");

    final SeededSite archive = SeededSite.filled();
    private final ModerateComments function = new ModerateComments(SeededSite.CLOCK);
    final TestContext context = new TestContext();
    final String id;

    ModerateCommentsFixture() {
        for (int i = 1; i <= 2; i++) {
            archive.submissions().publish(submission("Text " + i), 10, NOW);
        }
        SubmissionResult posted =
                archive.submissions().hold(submission("Held"), Set.of(HoldReason.LINKS), new Limits(10, 10), NOW);
        id = ((SubmissionResult.Waiting) posted).id();
    }

    @Override
    public void close() {
        archive.close();
    }

    Answer remove(String number, String group, String reader) {
        return send(Events.read("moderate-comments/204-removed")
                .replace("\"number\": \"2\"", "\"number\": \"" + number + "\"")
                .replace("[moderators]", "[" + group + "]")
                .replaceAll("\"sub\": \"[^\"]*\"", "\"sub\": \"" + reader + "\""));
    }

    Answer decide(String decision) {
        return send(decision(decision));
    }

    String decision(String decision) {
        return Events.read("moderate-comments/404-unknown-approval")
                .replace("01JQRX00000000000000000000", id)
                .replace("/approval", "/" + decision);
    }

    Answer send(String event) {
        return POLICY.during(() -> Events.send(function, event, context));
    }

    private static CommentSubmission submission(String text) {
        return new CommentSubmission(TIDE, new Commenter("ann", "Ann", true), text(text), OptionalInt.empty(), text);
    }

    static CommentText text(String text) {
        return CommentText.of(text).orElseThrow();
    }
}
