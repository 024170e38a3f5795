package broadsheet.publishing;

import broadsheet.article.Article;
import broadsheet.article.Articles;
import broadsheet.article.Articles.Outcome;
import broadsheet.article.Articles.Publication;
import broadsheet.article.Articles.RevisionConflict;
import broadsheet.article.Articles.SlugTaken;
import broadsheet.article.Articles.TooLarge;
import broadsheet.article.Busy;
import broadsheet.article.NewArticles;
import broadsheet.article.PublicationPlans;
import broadsheet.article.Revisions;
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import broadsheet.authoring.DraftReader.Publishable;
import broadsheet.draft.DraftBase;
import broadsheet.draft.PublishedDraft;
import broadsheet.draft.WorkingDraft;
import broadsheet.draft.WorkingDrafts;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import javax.inject.Inject;

/**
 * Publishes working drafts: as new articles, or as the next revision of the article from which they began. The article is
 * written first and the draft ends second, so a repeat completes what was interrupted. It publishes nothing again, also if
 * editors have changed or withdrawn the article since, and has the result that the first attempt had.
 */
public final class DraftPublisher {
    private final Articles articles;
    private final NewArticles newArticles;
    private final Revisions revisions;
    private final WorkingDrafts drafts;
    private final PublicationPlans plans;

    @Inject
    DraftPublisher(
            Articles articles,
            NewArticles newArticles,
            Revisions revisions,
            WorkingDrafts drafts,
            PublicationPlans plans) {
        this.articles = articles;
        this.newArticles = newArticles;
        this.revisions = revisions;
        this.drafts = drafts;
        this.plans = plans;
    }

    /**
     * Publishes a draft and deletes it.
     *
     * @param content what {@link broadsheet.authoring.DraftReader} made of the draft
     * @param editor the editor who publishes; the revision records the subject
     * @throws RevisionConflict if the article has another revision than the one from which the draft began, or a new
     *     draft names another article's slug as a former one
     * @throws SlugTaken if the article cannot have the address
     * @throws TooLarge if the document, its front matter or its HTML exceeds the store's limit
     * @throws Busy if other writers are faster, or the table is busy, at each attempt; a retry completes the publication
     */
    public PublishedDraft publish(WorkingDraft draft, Publishable content, Actor editor, Instant now) {
        Publication publication = publication(draft, content, editor, now);
        var end = new PublishedDraft(draft.version(), publication, content.ignored());
        drafts.retire(draft.id(), end, now);
        return end;
    }

    /**
     * Refuses what {@link #publish} would refuse today, and writes nothing.
     *
     * @param content what {@link broadsheet.authoring.DraftReader} made of the draft
     * @throws RevisionConflict as {@link #publish}
     * @throws SlugTaken if the article cannot have the address, or one of its old addresses redirects elsewhere
     * @throws TooLarge as {@link #publish}
     */
    public void requirePublishable(WorkingDraft draft, Publishable content) {
        int replaced = draft.base().or(() -> made(draft)).map(this::replaced).orElse(0);
        try {
            plans.require(content.address(), content.draft(), revision -> revision == replaced, content.at());
        } catch (RevisionConflict unexpected) {
            throw draft.base().isPresent() ? unexpected : conflict(content.address());
        }
    }

    /** The published revision that a publication replaces; 0 if the draft brings a withdrawn article back. */
    private int replaced(DraftBase base) {
        Optional<Integer> published = articles.published(base.article()).map(Article::revision);
        if (published.isEmpty()) {
            if (articles.withdrawn(base.article()).equals(OptionalInt.of(base.revision()))) {
                return 0;
            }
            throw new RevisionConflict("The article that the draft changes has been withdrawn.");
        }
        if (published.get() != base.revision()) {
            throw new RevisionConflict("The article is at revision %d, and the draft began from revision %d."
                    .formatted(published.get(), base.revision()));
        }
        return base.revision();
    }

    private Publication publication(WorkingDraft draft, Publishable content, Actor editor, Instant now) {
        Optional<DraftBase> base = draft.base();
        if (base.isPresent()) {
            return publishRevision(base.get(), content, editor, now);
        }
        Optional<DraftBase> made = made(draft);
        if (made.isPresent()) {
            // An earlier attempt made the article. If somebody has saved another text since, that is its next revision.
            return published(made.get(), 1, Outcome.CREATED, content)
                    .orElseGet(() -> publishRevision(made.get(), content, editor, now));
        }
        try {
            Publication publication =
                    articles.publish(content.address(), content.draft(), revision -> revision == 0, editor, now);
            return first(publication);
        } catch (RevisionConflict faster) {
            // The address is that of this draft's article, which has been corrected since, or has just been taken.
            return newArticles
                    .begun(content.address(), content.draft())
                    .map(DraftPublisher::first)
                    .orElseThrow(() -> conflict(content.address()));
        }
    }

    /** A retry finds another address if somebody took this one. It does not help where the article is at a former address. */
    private RuntimeException conflict(Slug address) {
        return articles.leadsTo(address).flatMap(articles::published).isPresent()
                ? new Busy("the address " + address)
                : new RevisionConflict(
                        "A slug that the draft names as formerly is an article: edit that article, or do not name its"
                                + " slug.");
    }

    /** What the publication of a new article was, also if an earlier attempt made it. */
    private static Publication first(Publication publication) {
        return new Publication(publication.article(), publication.slug(), 1, Outcome.CREATED);
    }

    /** The first revision of the article that an earlier attempt made of a draft. */
    private Optional<DraftBase> made(WorkingDraft draft) {
        return articles.address(draft.ownArticle()).map(slug -> new DraftBase(draft.ownArticle(), slug, 1));
    }

    private Publication publishRevision(DraftBase base, Publishable content, Actor editor, Instant now) {
        Optional<Publication> before = revised(base, content);
        if (before.isPresent()) {
            return before.get();
        }
        int replaced = replaced(base);
        try {
            return articles.publish(content.address(), content.draft(), revision -> revision == replaced, editor, now);
        } catch (RevisionConflict faster) {
            return revised(base, content).orElseThrow(() -> faster);
        }
    }

    /** The revision that an earlier attempt made of a draft, with the outcome that it had. */
    private Optional<Publication> revised(DraftBase base, Publishable content) {
        return published(base, base.revision() + 1, Outcome.REVISED, content)
                .map(made -> isDocument(base)
                        ? made
                        : new Publication(made.article(), made.slug(), made.revision(), Outcome.CREATED));
    }

    /** Whether the revision from which a draft began is a publication, and no withdrawal. */
    private boolean isDocument(DraftBase base) {
        return revisions
                .find(base.article(), base.revision())
                .flatMap(Revisions.WithDocument::document)
                .isPresent();
    }

    /** The publication that an earlier attempt made, if the document is that of the revision. */
    private Optional<Publication> published(DraftBase base, int revision, Outcome outcome, Publishable content) {
        return revisions
                .find(base.article(), revision)
                .flatMap(Revisions.WithDocument::document)
                .filter(content.draft().document()::equals)
                .map(same -> new Publication(
                        base.article(), articles.address(base.article()).orElse(base.slug()), revision, outcome));
    }
}
