package broadsheet.editdrafts;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Addresses;
import broadsheet.article.Article;
import broadsheet.article.ArticleLookup;
import broadsheet.article.Revisions;
import broadsheet.article.Slug;
import broadsheet.draft.DraftBase;
import broadsheet.http.Problem;
import broadsheet.validation.ValidationException;
import java.util.Optional;
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
     * The newest document of the article that has this address or had it.
     *
     * @param body what was sent with the address, which has to be nothing
     * @throws Problem 404 if no published article has the address
     */
    Beginning beginning(String address, byte[] body) {
        if (body.length > 0) {
            throw ValidationException.because("body", "is not empty: the draft begins with the article's document");
        }
        Article article = Slug.parse(address)
                .flatMap(addresses::leadsTo)
                .flatMap(articles::published)
                .orElseThrow(() -> Problem.none("article", address));
        String document = revisions
                .find(article.id(), article.revision())
                .flatMap(Revisions.WithDocument::document)
                .orElseThrow(() -> new IllegalStateException(article.id() + " has no document"));
        return new Beginning(document, Optional.of(new DraftBase(article.id(), article.slug(), article.revision())));
    }
}
