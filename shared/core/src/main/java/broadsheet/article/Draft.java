package broadsheet.article;

import static java.util.Objects.requireNonNull;

import broadsheet.redirect.OldPath;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A parsed and validated document, before publication.
 *
 * @param slug the address that the document states; empty for the one in the request
 * @param document the document as the editor sent it
 * @param front the front matter, with the site's defaults
 * @param date the time of publication; empty for the time of the first publish
 * @param updated the time of the last change; empty for the store's clock
 * @param text the text as written, without the front matter
 * @param body the text as readers see it
 * @param words the number of words in the text
 * @param addresses the paths that other systems gave to the article, which redirect to it
 * @param inBulk whether this is one of many publications that nobody waits for, as in an import
 * @param identity the id of a new article, or of the one that an earlier publication of the same text made; empty if
 *     the store gives a new article its id
 */
public record Draft(
        Optional<Slug> slug,
        String document,
        FrontMatter front,
        Optional<Instant> date,
        Optional<Instant> updated,
        String text,
        Body body,
        int words,
        List<OldPath> addresses,
        boolean inBulk,
        Optional<ArticleId> identity) {
    public Draft {
        requireNonNull(slug, "slug is null");
        requireNonNull(document, "document is null");
        requireNonNull(front, "front is null");
        requireNonNull(date, "date is null");
        requireNonNull(updated, "updated is null");
        requireNonNull(text, "text is null");
        requireNonNull(body, "body is null");
        addresses = List.copyOf(addresses);
        requireNonNull(identity, "identity is null");
    }

    /** Creates a draft that somebody waits for, of a document that states no address. */
    public Draft(
            String document,
            FrontMatter front,
            Optional<Instant> date,
            Optional<Instant> updated,
            String text,
            Body body,
            int words) {
        this(Optional.empty(), document, front, date, updated, text, body, words, List.of(), false, Optional.empty());
    }

    /** The same draft as one of many. Its pages may be rendered later than those of other publications. */
    public Draft ofBulk() {
        return new Draft(slug, document, front, date, updated, text, body, words, addresses, true, identity);
    }

    /** The same draft with an address that the document states. */
    public Draft at(Slug stated) {
        return new Draft(
                Optional.of(stated), document, front, date, updated, text, body, words, addresses, inBulk, identity);
    }

    /** The same draft with the paths that other systems gave to the article. */
    public Draft addressed(List<OldPath> paths) {
        return new Draft(slug, document, front, date, updated, text, body, words, paths, inBulk, identity);
    }

    /** The same draft with an id for a new article. Its pages are then known before it is published. */
    public Draft identified(ArticleId id) {
        return new Draft(slug, document, front, date, updated, text, body, words, addresses, inBulk, Optional.of(id));
    }

    /**
     * The article that a publication of this draft makes.
     *
     * @param id the article's identity
     * @param address the article's address after the publication
     * @param before its last revision; empty if it is new
     * @param now the time of the publication
     */
    public Article revised(ArticleId id, Slug address, Optional<LastRevision> before, Instant now) {
        Instant moment = now.truncatedTo(ChronoUnit.SECONDS);
        Instant published = date.or(() -> before.map(LastRevision::published)).orElse(moment);
        Instant changed = updated.orElseGet(() ->
                before.map(last -> last.updatedWith(wording()).orElse(moment)).orElse(published));
        return new Article(
                id,
                address,
                before.map(LastRevision::number).orElse(0) + 1,
                front,
                published,
                changed.isBefore(published) ? published : changed,
                words);
    }

    /**
     * A fingerprint of the wording that readers see. If it differs, the article counts as updated. It leaves out the
     * listings and the rendered HTML, so a better Markdown renderer does not mark a thousand articles as updated.
     */
    public String wording() {
        return Fingerprint.of(
                front.title(),
                front.dek(),
                front.correction().toString(),
                front.sources().toString(),
                // An article without key points keeps the wording that it had before there were any.
                (front.presentation().keyPoints().isEmpty()
                                ? ""
                                : front.presentation().keyPoints())
                        + text);
    }

    /**
     * A fingerprint of everything that publishing this draft would store. Two drafts with the same digest are the same
     * publication, so a repeated request changes nothing. A changed site default or better Markdown rendering changes
     * it. So does another name of {@link FrontMatter}, or of a record in it: their texts begin with their names.
     */
    public String digest() {
        return Fingerprint.of(document, front.toString(), date.toString(), body.wording());
    }
}
