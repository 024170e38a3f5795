package broadsheet.editdrafts;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Addresses;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleLookup;
import broadsheet.article.Revisions;
import broadsheet.article.Slug;
import broadsheet.draft.DraftBase;
import broadsheet.draft.DraftId;
import broadsheet.http.Problem;
import broadsheet.validation.ValidationException;
import java.util.Optional;
import java.util.OptionalInt;
import javax.inject.Inject;

/** Reads the documents of published articles, so that drafts can begin with them. */
final class PublishedDocuments {
    private final Addresses addresses;
    private final ArticleLookup articles;
    private final Revisions revisions;

    @Inject
    PublishedDocuments(Addresses addresses, ArticleLookup articles, Revisions revisions) {
        this.addresses = addresses;
        this.articles = articles;
        this.revisions = revisions;
    }

    /**
     * What a draft begins with.
     *
     * @param document its document
     * @param base the article of the document; empty for a new article
     */
    record Beginning(String document, Optional<DraftBase> base) {
        Beginning {
            requireNonNull(document, "document is null");
            requireNonNull(base, "base is null");
        }
    }

    /**
     * A document of the article that has this address or had it. A draft that begins with an earlier one changes the newest
     * revision all the same, so that its publication is the next one, and brings back an article that is withdrawn.
     *
     * @param revision the revision whose document it is; empty for that of the published article
     * @param body what was sent with the address, which has to be nothing
     * @throws Problem 404 if no such article has the address, or the revision has no document
     */
    Beginning beginning(String address, OptionalInt revision, byte[] body) {
        if (body.length > 0) {
            throw ValidationException.because("body", "is not empty: the draft begins with the article's document");
        }
        DraftBase base = Slug.parse(address)
                .flatMap(addresses::leadsTo)
                .flatMap(article -> base(article, revision.isPresent()))
                .orElseThrow(() -> Problem.noArticle(address));
        int wanted = revision.orElse(base.revision());
        String document = revisions
                .find(base.article(), wanted)
                .flatMap(Revisions.WithDocument::document)
                .orElseThrow(() -> Problem.none("document of revision", String.valueOf(wanted)));
        return new Beginning(document, Optional.of(base));
    }

    /** Whether an article has the id of a draft, because it began as that draft or the id was taken from it. */
    boolean isArticle(DraftId id) {
        return articles.address(new ArticleId(id.value())).isPresent();
    }

    /** The article as it is now, also a withdrawn one if it is to come back. */
    private Optional<DraftBase> base(ArticleId article, boolean alsoWithdrawn) {
        Optional<DraftBase> published =
                articles.published(article).map(found -> new DraftBase(article, found.slug(), found.revision()));
        if (published.isPresent() || !alsoWithdrawn) {
            return published;
        }
        OptionalInt withdrawn = articles.withdrawn(article);
        return withdrawn.isPresent()
                ? articles.address(article).map(slug -> new DraftBase(article, slug, withdrawn.getAsInt()))
                : Optional.empty();
    }
}
