package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The moderators' decisions of the last thirty days, so that moderators can undo them. */
public interface DecidedComments {
    /** The most decisions of one page. */
    int MAX_LIMIT = 100;

    /** The most decisions that one page examines. A page may be empty although another follows. */
    int LOOKED_AT = 500;

    /**
     * One page of decisions, newest first.
     *
     * @param wanted the criteria
     * @param limit the most decisions, from 1 to {@value #MAX_LIMIT}
     * @param cursor the {@code next} of an earlier page; empty for the first page
     * @throws broadsheet.validation.ValidationException if the cursor does not come from this list
     */
    Page list(Wanted wanted, int limit, Optional<String> cursor);

    /**
     * The criteria of a list. An empty criterion matches every decision.
     *
     * @param act the kind of decision; empty for all but the authors' withdrawals
     * @param author the id of the comment's author, or a phrase in the name above the comment
     * @param by the id of the moderator, or a phrase in their name
     * @param article the comment's article
     */
    record Wanted(
            Optional<Decision.Act> act, Optional<String> author, Optional<String> by, Optional<ArticleId> article) {
        /** Every decision of a moderator. */
        public static final Wanted EVERY =
                new Wanted(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public Wanted {
            requireNonNull(act, "act is null");
            requireNonNull(author, "author is null");
            requireNonNull(by, "by is null");
            requireNonNull(article, "article is null");
        }

        /** The same criteria for one kind of decision. */
        public Wanted only(Decision.Act kind) {
            return new Wanted(Optional.of(kind), author, by, article);
        }

        /** Whether decisions of this kind meet the criteria. */
        public boolean matches(Decision.Act kind) {
            return act.map(kind::equals).orElse(kind != Decision.Act.WITHDRAWN);
        }

        /** Whether a decision meets the criteria, whatever its kind. */
        public boolean matches(Decided decided) {
            Decision decision = decided.decision();
            return article.filter(wanted -> !wanted.equals(decision.article())).isEmpty()
                    && isNamed(author, decision.author(), decided.author().name())
                    && isNamed(by, decision.by().id(), decision.by().name());
        }

        private static boolean isNamed(Optional<String> wanted, String id, String name) {
            return wanted.filter(written -> !written.equals(id)
                            && Phrase.of(written)
                                    .filter(part -> part.isIn(name))
                                    .isEmpty())
                    .isEmpty();
        }
    }

    /**
     * One page of decisions.
     *
     * @param entries newest first
     * @param next the cursor of the next page; empty on the last page
     */
    record Page(List<Decided> entries, Optional<String> next) {
        public Page {
            entries = List.copyOf(entries);
            requireNonNull(next, "next is null");
        }
    }

    /**
     * A decision with its comment.
     *
     * @param decision the decision
     * @param author the comment's author: without an id if they had no account, without a name if it is no longer kept
     * @param posted the time when the author wrote the comment
     * @param text the comment's text, which an approval reads from the published comment; empty if it is no longer
     *     kept
     * @param inReplyTo the number of the comment that this one replies to
     */
    record Decided(
            Decision decision, Commenter author, Instant posted, Optional<CommentText> text, OptionalInt inReplyTo) {
        public Decided {
            requireNonNull(decision, "decision is null");
            requireNonNull(author, "author is null");
            requireNonNull(posted, "posted is null");
            requireNonNull(text, "text is null");
            requireNonNull(inReplyTo, "inReplyTo is null");
        }
    }
}
