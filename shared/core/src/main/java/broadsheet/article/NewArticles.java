package broadsheet.article;

import broadsheet.article.Articles.Outcome;
import broadsheet.article.Articles.Publication;
import broadsheet.article.Articles.RevisionConflict;
import broadsheet.article.Articles.SlugTaken;
import broadsheet.audit.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;

/**
 * Publishes articles under the slugs of their titles. Several titles may come to one slug: the second article gets {@code
 * -2}, the third {@code -3}. A slug that an article had before counts as taken.
 */
public final class NewArticles {
    private final Articles articles;
    private final Addresses addresses;
    private final Revisions revisions;

    /** Publishes through these ports. */
    @Inject
    public NewArticles(Articles articles, Addresses addresses, Revisions revisions) {
        this.articles = articles;
        this.addresses = addresses;
        this.revisions = revisions;
    }

    /**
     * Publishes a draft under the first free slug. The method is idempotent: an article that began with the same document
     * is that article, also if it was corrected or renamed since. It stays withdrawn if it was withdrawn since.
     *
     * @param most the most slugs that may be tried: 1 if the editor chose the name
     * @param kept the document as an earlier call kept it, if that came before the document's date
     * @throws SlugTaken if all of them are taken, or a withdrawn article began with the same document
     */
    public Publication publish(Slug named, int most, Draft draft, String kept, Actor editor, Instant now) {
        Set<String> documents = Set.copyOf(List.of(draft.document(), kept));
        for (int number = 1; number <= most; number++) {
            Optional<Publication> publication = publishUnder(named.numbered(number), draft, documents, editor, now);
            if (publication.isPresent()) {
                return publication.get();
            }
        }
        throw taken(named, most);
    }

    /**
     * The slug under which to publish a draft that has an id. A slug that the editor chose may be reserved, because the
     * editor has sent pictures to it; it may also be that of the article that an earlier publication made under it.
     *
     * @param most the most slugs that may be tried: 1 if the editor chose the name
     * @throws SlugTaken if all of them are taken
     */
    public Slug slug(Slug named, int most, Draft draft) {
        for (int number = 1; number <= most; number++) {
            Slug slug = named.numbered(number);
            Optional<ArticleId> there = addresses.leadsTo(slug);
            if (there.isEmpty()) {
                return slug;
            }
            Optional<Slug> own = most == 1 ? own(slug, there.get(), draft) : Optional.empty();
            if (own.isPresent()) {
                return own.get();
            }
        }
        throw taken(named, most);
    }

    private Optional<Slug> own(Slug slug, ArticleId there, Draft draft) {
        return articles.address(there).isEmpty()
                ? Optional.of(slug)
                : begun(slug, draft).map(Publication::slug);
    }

    private static SlugTaken taken(Slug named, int most) {
        return new SlugTaken(
                most == 1
                        ? "%s has had an article: PUT that, or write another slug.".formatted(named)
                        : "%d articles have the title of %s: write a slug.".formatted(most, named));
    }

    private Optional<Publication> publishUnder(
            Slug slug, Draft draft, Set<String> documents, Actor editor, Instant now) {
        return switch (articles.find(slug)) {
            case ArticleStatus.Unknown unknown -> publishIfFree(slug, draft, documents, editor, now);
            case ArticleStatus.Published published -> begun(slug, documents);
            case ArticleStatus.Moved moved -> begun(slug, documents);
            case ArticleStatus.Withdrawn withdrawn -> {
                requireNotBegun(slug, documents);
                yield Optional.empty();
            }
        };
    }

    /** Keeps a repeated call from publishing under another slug what an editor has withdrawn. */
    private void requireNotBegun(Slug slug, Set<String> documents) {
        if (addresses
                .leadsTo(slug)
                .filter(article -> isBegunWith(documents, article))
                .isPresent()) {
            throw new SlugTaken(
                    "%s began with this document and was withdrawn: PUT it to bring it back.".formatted(slug));
        }
    }

    /** Empty if another editor has taken the slug meanwhile, with another document. */
    private Optional<Publication> publishIfFree(
            Slug slug, Draft draft, Set<String> documents, Actor editor, Instant now) {
        try {
            return Optional.of(articles.publish(slug, draft, revision -> revision == 0, editor, now));
        } catch (RevisionConflict faster) {
            return begun(slug, documents);
        }
    }

    /** The published article that has the slug or had it, if it began with the same document. */
    public Optional<Publication> begun(Slug slug, Draft draft) {
        return begun(slug, Set.of(draft.document()));
    }

    private Optional<Publication> begun(Slug slug, Set<String> documents) {
        return addresses
                .leadsTo(slug)
                .flatMap(articles::published)
                .filter(article -> isBegunWith(documents, article.id()))
                .map(article -> new Publication(article.id(), article.slug(), article.revision(), Outcome.UNCHANGED));
    }

    private boolean isBegunWith(Set<String> documents, ArticleId article) {
        return revisions
                .find(article, 1)
                .flatMap(Revisions.WithDocument::document)
                .filter(documents::contains)
                .isPresent();
    }
}
