package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import broadsheet.readership.Stars;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What is kept about signed-in readers, for themselves. */
public interface Readers {
    /** The most that one page tells of; with the longest comments that is 4 MB. */
    int MAX_LIMIT = 200;

    /**
     * One page of all that is kept about a reader.
     *
     * @param limit how much, from 1 to {@value #MAX_LIMIT}
     * @param cursor where an earlier page ended
     * @throws broadsheet.validation.ValidationException if the cursor is not one that an earlier page gave
     */
    Page kept(String reader, int limit, Optional<String> cursor);

    /**
     * Erases what is kept about a reader: what they wrote, published or not, their reports and their ratings. Only the places of comments
     * that others answered stay, and a block. May be repeated at any time, also after it broke off, and while others write.
     *
     * @param most so much is erased at once
     * @return whether nothing was left when it had a last look
     */
    boolean erase(String reader, int most, Instant now);

    /**
     * A part of what is kept about a reader.
     *
     * @param blocked whether moderators hold what they write
     * @param verifiedAs the name that editors vouch for, on the page that tells of it
     * @param comments their published comments, and those whose place waits for a moderator
     * @param held what waits for a moderator, and what became of what did, for thirty days
     * @param reports what they reported
     * @param ratings how they rated articles
     * @param next where the next page starts; empty at the end
     */
    record Page(
            boolean blocked,
            Optional<String> verifiedAs,
            List<Comment> comments,
            List<Waited> held,
            List<Reported> reports,
            Map<Slug, Stars> ratings,
            Optional<String> next) {
        public Page {
            requireNonNull(verifiedAs, "verifiedAs is null");
            comments = List.copyOf(comments);
            held = List.copyOf(held);
            reports = List.copyOf(reports);
            ratings = Collections.unmodifiableMap(new LinkedHashMap<>(ratings));
            requireNonNull(next, "next is null");
        }
    }

    /**
     * A comment that waits for a moderator, or did.
     *
     * @param id its name there
     * @param article the article that it was written under
     * @param posted when it was written
     * @param name what was to stand above it; empty where that is not kept
     * @param text what it says; empty where that is not kept, or is in the comment that it became
     * @param inReplyTo the number of the comment that it answers
     * @param number the number that it has as a published comment, or had
     * @param act what was decided; empty while it waits
     * @param decided when
     */
    record Waited(
            String id,
            Slug article,
            Instant posted,
            String name,
            Optional<CommentText> text,
            OptionalInt inReplyTo,
            OptionalInt number,
            Optional<Decision.Act> act,
            Optional<Instant> decided) {
        public Waited {
            requireNonNull(id, "id is null");
            requireNonNull(article, "article is null");
            requireNonNull(posted, "posted is null");
            requireNonNull(name, "name is null");
            requireNonNull(text, "text is null");
            requireNonNull(inReplyTo, "inReplyTo is null");
            requireNonNull(number, "number is null");
            requireNonNull(act, "act is null");
            requireNonNull(decided, "decided is null");
        }
    }

    /**
     * What a reader reported.
     *
     * @param article the article that the comment stands under
     * @param number the comment's number
     * @param report what they said about it
     */
    record Reported(Slug article, int number, Reports.Report report) {
        public Reported {
            requireNonNull(article, "article is null");
            requireNonNull(report, "report is null");
        }
    }
}
