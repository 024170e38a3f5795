package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Author;
import broadsheet.article.DiscussionSettings;
import broadsheet.article.Site;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a comment is published, held or refused.
 *
 * @param settings the site's settings for discussions
 * @param authors the site's authors; a comment under a similar name is held, unless editors have verified the name
 */
public record ModerationPolicy(DiscussionSettings settings, List<Author> authors) {
    /** A comment with more links is held. */
    static final int LINKS = 2;

    /** The shortest time in which a person can write a comment. */
    static final Duration FASTEST = Duration.ofSeconds(3);

    private static final Set<HoldReason> IN_THE_TEXT = EnumSet.of(HoldReason.WORD, HoldReason.LINKS);

    public ModerationPolicy {
        requireNonNull(settings, "settings is null");
        authors = List.copyOf(authors);
    }

    /** The policy of a site. */
    public static ModerationPolicy of(Site site) {
        return new ModerationPolicy(site.discussion(), site.authors());
    }

    /** Decides about a new comment. */
    public ModerationDecision judge(Commenter author, CommentText text, SubmissionContext submissionContext) {
        Optional<ModerationDecision> refused = refused(author, text);
        if (refused.isPresent()) {
            return refused.get();
        }
        Set<HoldReason> reasons = inTheText(author, text);
        if (!author.signedIn()) {
            reasons.add(HoldReason.ANONYMOUS);
        }
        if (submissionContext.hiddenFieldFilled()) {
            reasons.add(HoldReason.HIDDEN_FIELD);
        }
        if (submissionContext
                .elapsed()
                .filter(elapsed -> elapsed.compareTo(FASTEST) < 0)
                .isPresent()) {
            reasons.add(HoldReason.TOO_FAST);
        }
        if (submissionContext.blocked()) {
            reasons.add(HoldReason.BLOCKED);
        }
        if (!author.verified() && AuthorNames.of(authors).areLike(author.name())) {
            reasons.add(HoldReason.NAME);
        }
        return reasons.isEmpty() ? new ModerationDecision.Publish() : new ModerationDecision.Hold(reasons);
    }

    /** Decides about a new text of a held comment: holds it on, or refuses it. */
    public ModerationDecision judgeAgain(Held held, CommentText text) {
        Optional<ModerationDecision> refused = refused(held.author(), text);
        if (refused.isPresent()) {
            return refused.get();
        }
        Set<HoldReason> reasons = inTheText(held.author(), text);
        held.reasons().stream().filter(reason -> !IN_THE_TEXT.contains(reason)).forEach(reasons::add);
        // A moderator must read a held comment even if the new text gives no reason.
        return new ModerationDecision.Hold(reasons.isEmpty() ? Set.copyOf(held.reasons()) : reasons);
    }

    private Optional<ModerationDecision> refused(Commenter author, CommentText text) {
        List<String> words = settings.refuse();
        return NormalizedWords.of(text.value())
                .firstOf(words)
                .<ModerationDecision>map(word -> new ModerationDecision.Refuse("text", word))
                .or(() -> NormalizedWords.of(author.name())
                        .firstOf(words)
                        .map(word -> new ModerationDecision.Refuse("name", word)));
    }

    private Set<HoldReason> inTheText(Commenter author, CommentText text) {
        Set<HoldReason> reasons = EnumSet.noneOf(HoldReason.class);
        if (NormalizedWords.of(text.value()).firstOf(settings.hold()).isPresent()
                || NormalizedWords.of(author.name()).firstOf(settings.hold()).isPresent()) {
            reasons.add(HoldReason.WORD);
        }
        if (text.links() > LINKS) {
            reasons.add(HoldReason.LINKS);
        }
        return reasons;
    }
}
