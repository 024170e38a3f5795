package broadsheet.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Articles;
import broadsheet.article.Articles.Outcome;
import broadsheet.article.Articles.Publication;
import broadsheet.article.Articles.RevisionConflict;
import broadsheet.article.Articles.SlugTaken;
import broadsheet.article.Articles.TooLarge;
import broadsheet.article.Draft;
import broadsheet.article.Picture;
import broadsheet.article.PictureName;
import broadsheet.article.Pictures;
import broadsheet.article.Revisions;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.authoring.DocumentReader;
import broadsheet.draft.DraftBase;
import broadsheet.draft.WorkingDraft;
import broadsheet.validation.ValidationException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.inject.Inject;

/**
 * Publishes working drafts: as new articles, or as the next revision of the article from which they began. Publishing
 * is idempotent, also if editors have changed the article since. Deleting the draft is the caller's part.
 */
public final class DraftPublisher {
    /** The slug with which a document that names none is read. */
    private static final Slug UNNAMED = new Slug("unnamed");

    private final Articles articles;
    private final NewArticles newArticles;
    private final Revisions revisions;
    private final Pictures pictures;

    @Inject
    DraftPublisher(Articles articles, NewArticles newArticles, Revisions revisions, Pictures pictures) {
        this.articles = articles;
        this.newArticles = newArticles;
        this.revisions = revisions;
        this.pictures = pictures;
    }

    /**
     * Parses a draft's document as its publication does.
     *
     * @param site the site's settings
     * @param date the date of a new article whose document states none; empty for the moment of publication
     * @param now the time of publication; later dates are errors
     * @throws ValidationException with all errors of the document
     * @throws TooLarge if the document exceeds the store's limit
     */
    public DocumentReader.Reading read(WorkingDraft.Contents contents, Site site, Optional<Instant> date, Instant now) {
        byte[] document = contents.document().getBytes(UTF_8);
        TooLarge.unlessFits("The document", document.length);
        Optional<DraftBase> base = contents.draft().base();
        Optional<Slug> stated = DocumentReader.slugOf(document);
        Slug slug = base.map(DraftBase::slug).or(() -> stated).orElse(UNNAMED);
        // What has no address yet has no pictures.
        Function<Collection<Slug>, Map<PictureName, Picture>> found =
                base.isPresent() || stated.isPresent() ? pictures::of : slugs -> Map.of();
        var defaults = new DocumentReader.Defaults(Optional.empty(), base.isPresent() ? Optional.empty() : date);
        DocumentReader.Reading reading = DocumentReader.read(document, slug, site, defaults, now, found);
        if (base.isEmpty() && stated.isEmpty()) {
            named(reading.draft());
        }
        return reading;
    }

    /**
     * Publishes a draft.
     *
     * @param base the article that the draft changes; empty for a new article
     * @param draft what {@link #read} made of the document
     * @param editor the editor who publishes; the revision records the subject
     * @throws RevisionConflict if the article has another revision than the one from which the draft began
     * @throws SlugTaken if the article cannot have the address
     * @throws TooLarge if the document, its front matter or its HTML exceeds the store's limit
     */
    public Publication publish(Optional<DraftBase> base, Draft draft, String editor, Instant now) {
        return base.map(article -> publishRevision(article, draft, editor, now))
                .orElseGet(() -> publishNew(draft, editor, now));
    }

    /**
     * Checks that the article from which a draft began is as it was then.
     *
     * @throws RevisionConflict if it is not
     */
    public void requireUnchanged(DraftBase base) {
        int revision = articles.published(base.article())
                .orElseThrow(() -> new RevisionConflict("The article that the draft changes has been withdrawn."))
                .revision();
        if (revision != base.revision()) {
            throw new RevisionConflict("The article is at revision %d, and the draft began from revision %d."
                    .formatted(revision, base.revision()));
        }
    }

    /**
     * The publication that an earlier attempt has made, also if its article has been withdrawn since.
     *
     * @param base the article that the draft changes; empty for a new article
     * @param draft what {@link #read} made of the document
     */
    public Optional<Publication> earlier(Optional<DraftBase> base, Draft draft) {
        if (base.isPresent()) {
            return published(base.get(), draft);
        }
        Optional<Slug> stated = stated(draft);
        return newArticles.earlier(stated.orElseGet(() -> named(draft)), most(stated), draft);
    }

    private Publication publishNew(Draft draft, String editor, Instant now) {
        Optional<Slug> stated = stated(draft);
        return newArticles.publish(stated.orElseGet(() -> named(draft)), most(stated), draft, editor, now);
    }

    private static Optional<Slug> stated(Draft draft) {
        return DocumentReader.slugOf(draft.document().getBytes(UTF_8));
    }

    private static int most(Optional<Slug> stated) {
        return stated.isPresent() ? 1 : Slug.MOST_NAMESAKES;
    }

    private static Slug named(Draft draft) {
        return Slug.from(draft.front().title())
                .orElseThrow(() -> ValidationException.because(
                        "title", "has no letter and no digit that an address can have: write a slug"));
    }

    private Publication publishRevision(DraftBase base, Draft draft, String editor, Instant now) {
        Optional<Publication> before = published(base, draft);
        if (before.isPresent()) {
            return before.get();
        }
        requireUnchanged(base);
        try {
            return articles.publish(base.slug(), draft, revision -> revision == base.revision(), editor, now);
        } catch (RevisionConflict faster) {
            return published(base, draft).orElseThrow(() -> faster);
        }
    }

    /** The publication that has been made already: the draft's document is the next revision's. */
    private Optional<Publication> published(DraftBase base, Draft draft) {
        int next = base.revision() + 1;
        return revisions
                .find(base.article(), next)
                .flatMap(Revisions.WithDocument::document)
                .filter(draft.document()::equals)
                .map(same -> new Publication(
                        base.article(), articles.address(base.article()).orElse(base.slug()), next, Outcome.UNCHANGED));
    }
}
