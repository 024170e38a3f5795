package broadsheet.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import broadsheet.article.ArticleLookup;
import broadsheet.article.Articles.SlugTaken;
import broadsheet.article.Attachment;
import broadsheet.article.Draft;
import broadsheet.article.NewArticles;
import broadsheet.article.PictureName;
import broadsheet.article.Pictures;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.draft.DraftBase;
import broadsheet.draft.WorkingDraft;
import broadsheet.pages.Paths;
import broadsheet.validation.ValidationException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;

/**
 * Reads working drafts for their publication: at their address, with their pictures and at their time. Previews read them in
 * the same way.
 */
public final class DraftReader {
    /** The slug with which a document that has no address yet is read. */
    private static final Slug UNNAMED = new Slug("unnamed");

    private final Sites sites;
    private final Pictures pictures;
    private final ArticleLookup articles;
    private final NewArticles newArticles;

    /** Creates a reader for articles in these ports. */
    @Inject
    public DraftReader(Sites sites, Pictures pictures, ArticleLookup articles, NewArticles newArticles) {
        this.sites = sites;
        this.pictures = pictures;
        this.articles = articles;
        this.newArticles = newArticles;
    }

    /**
     * A draft that can be published.
     *
     * @param address the address at which to publish it: the article's current one, or that of a new article
     * @param draft the document's content, with the id of its article
     * @param ignored descriptions of unknown or unsupported parts, which the reader skipped
     * @param at the time of the publication: that of a document which is dated ahead, else now
     */
    public record Publishable(Slug address, Draft draft, List<String> ignored, Instant at) {
        public Publishable {
            requireNonNull(address, "address is null");
            requireNonNull(draft, "draft is null");
            ignored = List.copyOf(ignored);
            requireNonNull(at, "at is null");
        }
    }

    /**
     * Reads a draft for its publication.
     *
     * @param date the date of a new article whose document states none; empty for the time of publication
     * @param at the time of publication; later dates are errors
     * @throws ValidationException with all errors in the document
     * @throws SlugTaken if the address of a new article is that of another one
     */
    public Publishable read(WorkingDraft.Contents contents, Optional<Instant> date, Instant at) {
        byte[] bytes = contents.document().getBytes(UTF_8);
        ArticleId article = contents.draft().base().map(DraftBase::article).orElseGet(contents.draft()::ownArticle);
        Optional<Slug> current = articles.address(article);
        Optional<Slug> stated = current.or(() -> DocumentHead.of(bytes).slug());
        // What has no address yet has no pictures.
        DocumentReader.Reading reading = DocumentReader.read(
                bytes,
                stated.orElse(UNNAMED),
                sites.site(),
                new DocumentReader.Defaults(Optional.empty(), current.isPresent() ? Optional.empty() : date),
                at,
                addresses -> stated.isPresent() ? pictures.of(addresses) : Map.of());
        Draft draft = reading.draft().identified(article);
        Slug address = current.orElseGet(() -> named(stated, draft));
        return new Publishable(address, draft, reading.ignored(), at);
    }

    /**
     * Reads a draft as its publication will: at the date that its document states, if that is ahead, else now.
     *
     * @throws ValidationException with all errors in the document
     * @throws SlugTaken if the address of a new article is that of another one
     */
    public Publishable readAhead(WorkingDraft.Contents contents, Instant now) {
        Instant at = DocumentHead.of(contents.document().getBytes(UTF_8))
                .date(sites.site().zone())
                .filter(date -> date.isAfter(now))
                .orElse(now);
        return read(contents, Optional.empty(), at);
    }

    /**
     * The pictures that a draft's document names, at the address that its article has or will have. The document need not
     * parse. Pictures of that address that the document does not name are left out.
     */
    public Map<PictureName, Attachment> pictures(WorkingDraft.Contents contents) {
        ArticleId article = contents.draft().base().map(DraftBase::article).orElseGet(contents.draft()::ownArticle);
        // A document may state the address of somebody else's article, whose pictures are not this draft's.
        Optional<Slug> stated = DocumentHead.of(contents.document().getBytes(UTF_8))
                .slug()
                .filter(slug -> articles.leadsTo(slug)
                        .filter(other -> !other.equals(article))
                        .flatMap(articles::address)
                        .isEmpty());
        List<Slug> addresses = Stream.of(stated, articles.address(article))
                .flatMap(Optional::stream)
                .toList();
        return pictures.of(addresses).entrySet().stream()
                .filter(kept -> isNamed(kept.getKey(), contents.document()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean isNamed(PictureName name, String document) {
        // Documents spell a blank as it is, or as %20.
        return document.contains(name.value()) || document.contains(Paths.encoded(name.value()));
    }

    private Slug named(Optional<Slug> stated, Draft draft) {
        return stated.map(slug -> newArticles.slug(slug, 1, draft))
                .orElseGet(() -> newArticles.slug(ofTitle(draft), Slug.MOST_NAMESAKES, draft));
    }

    private static Slug ofTitle(Draft draft) {
        return Slug.from(draft.front().title())
                .orElseThrow(() -> ValidationException.because(
                        "title", "has no letter and no digit that an address can have: write a slug"));
    }
}
