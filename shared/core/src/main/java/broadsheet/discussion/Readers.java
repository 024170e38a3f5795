package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.readership.Stars;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The data about signed-in readers, for export and erasure. */
public interface Readers {
    /** The most index entries of one page. With the longest comments, such a page has 4 MB. */
    int MAX_LIMIT = 200;

    /**
     * One page of all data about a reader.
     *
     * @param limit the most index entries, from 1 to {@value #MAX_LIMIT}
     * @param cursor the {@code next} of an earlier page; empty for the first page
     * @throws broadsheet.validation.ValidationException if the cursor does not come from an earlier page
     */
    Page kept(String reader, int limit, Optional<String> cursor);

    /**
     * Erases a reader's comments (published, held or decided), reports and ratings. Only placeholders of comments with
     * replies remain, and a block. The method is idempotent: it may be repeated after an interruption, and while
     * others write.
     *
     * @param most the most index entries to erase in this call
     * @return whether the reader's index was empty at the end
     */
    boolean erase(String reader, int most, Instant now);

    /**
     * A part of the data about a reader.
     *
     * @param blocked whether a moderator has blocked the reader
     * @param verifiedAs the name that editors have verified, on the page that contains it
     * @param comments published comments, and placeholders of comments that are held again
     * @param held held comments, and for thirty days the decisions about them
     * @param reports the reader's reports
     * @param ratings the reader's ratings by article
     * @param addresses the current addresses of all these articles
     * @param next the cursor of the next page; empty on the last page
     */
    record Page(
            boolean blocked,
            Optional<String> verifiedAs,
            List<Comment> comments,
            List<Waited> held,
            List<Reported> reports,
            Map<ArticleId, Stars> ratings,
            Map<ArticleId, Slug> addresses,
            Optional<String> next) {
        public Page {
            requireNonNull(verifiedAs, "verifiedAs is null");
            comments = List.copyOf(comments);
            held = List.copyOf(held);
            reports = List.copyOf(reports);
            ratings = Collections.unmodifiableMap(new LinkedHashMap<>(ratings));
            addresses = Map.copyOf(addresses);
            requireNonNull(next, "next is null");
        }
    }

    /**
     * A comment that is or was held.
     *
     * @param id the held comment's id
     * @param article the comment's article
     * @param posted the time when the reader wrote it
     * @param name the name above the comment; empty if it is not kept
     * @param text the comment's text; empty if it is not kept, or if the published comment has it
     * @param inReplyTo the number of the comment that this one replies to
     * @param number the comment's number, if it is or was published
     * @param act the kind of decision; empty while the comment is held
     * @param decided the time of the decision
     */
    record Waited(
            String id,
            ArticleId article,
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
     * A report by the reader.
     *
     * @param article the article of the reported comment
     * @param number the number of the reported comment
     * @param report the reader's reason, with its time
     */
    record Reported(ArticleId article, int number, Reports.Report report) {
        public Reported {
            requireNonNull(article, "article is null");
            requireNonNull(report, "report is null");
        }
    }
}
