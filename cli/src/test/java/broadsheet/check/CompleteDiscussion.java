package broadsheet.check;

import broadsheet.discussion.CommentSubmission;
import broadsheet.discussion.CommentSubmissions.Limits;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Moderator;
import broadsheet.discussion.SubmissionResult;
import broadsheet.fixtures.SeededSite;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** A discussion with comments in every state. */
final class CompleteDiscussion {
    private final SeededSite archive;
    private final Instant now;
    private String strangersComment = "";
    private int keys;

    CompleteDiscussion(SeededSite archive, Instant now) {
        this.archive = archive;
        this.now = now;
    }

    /** Returns the id under which the comment waited that a reader without an account wrote, and a moderator approved. */
    String discuss() {
        var moderator = new Moderator("moderator", "A moderator");
        post("reader-1", "The first.", OptionalInt.empty());
        post("reader-2", "An answer.", OptionalInt.of(1));
        post("reader-3", "Reported.", OptionalInt.empty());
        post("reader-4", "Vanishes.", OptionalInt.empty());
        archive.moderation().remove(CompleteSite.TIDES_ID, 4, moderator, now);
        for (int reader = 5; reader < 8; reader++) {
            archive.reports()
                    .report(CompleteSite.TIDES_ID, 3, new Commenter("reader-" + reader, "Reader", true), "rude", now);
        }
        hold("reader-8", true, id -> {});
        hold("anon-1", false, id -> {});
        hold("reader-9", true, id -> archive.moderation().approve(id, 1, moderator, now));
        hold("anon-2", false, id -> {
            archive.moderation().approve(id, 1, moderator, now);
            strangersComment = id;
        });
        hold("reader-10", true, id -> archive.moderation().reject(id, moderator, now));
        archive.reports().report(CompleteSite.TIDES_ID, 1, new Commenter("reader-5", "Reader", true), "rude", now);
        archive.moderation().block("reader-10", moderator, now);
        return strangersComment;
    }

    private void post(String reader, String text, OptionalInt inReplyTo) {
        archive.submissions().publish(submission(reader, true, text, inReplyTo), 100, now);
    }

    private void hold(String reader, boolean signedIn, Consumer<String> then) {
        SubmissionResult posted = archive.submissions()
                .hold(
                        submission(reader, signedIn, "It waits. " + keys, OptionalInt.empty()),
                        Set.of(HoldReason.WORD),
                        new Limits(100, 100),
                        now);
        if (posted instanceof SubmissionResult.Waiting(String id, Instant at)) {
            then.accept(id);
        }
    }

    private CommentSubmission submission(String reader, boolean signedIn, String text, OptionalInt inReplyTo) {
        var author = new Commenter(reader, "Reader", signedIn);
        return new CommentSubmission(
                CompleteSite.TIDES_ID, author, CommentText.of(text).orElseThrow(), inReplyTo, "key-" + keys++);
    }
}
