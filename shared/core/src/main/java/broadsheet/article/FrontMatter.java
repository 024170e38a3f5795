package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The metadata that an author writes above an article's text.
 *
 * @param title the headline, plain text
 * @param dek the standfirst under the title, plain text; may be empty
 * @param section the one section of the article
 * @param kind the kind of article: an editorial, an analysis, ...
 * @param featured whether the home page may lead with the article
 * @param authors the authors, at least one, in the order of the byline
 * @param tags the article's topics
 * @param sources the article's sources, in the order of their numbers
 * @param correction the correction notice about an earlier revision
 * @param formerly the article's former slugs
 * @param picture the picture above the text
 * @param discussionClosed whether the article accepts no comments
 * @param presentation how the article's page presents it
 * @param language the article's language, and its translations
 */
public record FrontMatter(
        String title,
        String dek,
        Slug section,
        Label kind,
        boolean featured,
        List<Label> authors,
        List<Label> tags,
        List<Source> sources,
        Optional<String> correction,
        List<Slug> formerly,
        Optional<LeadPicture> picture,
        boolean discussionClosed,
        Presentation presentation,
        ArticleLanguage language) {
    public FrontMatter {
        if (title.isBlank()) {
            throw new IllegalArgumentException("title is blank");
        }
        requireNonNull(dek, "dek is null");
        requireNonNull(section, "section is null");
        requireNonNull(kind, "kind is null");
        if (authors.isEmpty()) {
            throw new IllegalArgumentException("authors is empty");
        }
        authors = List.copyOf(authors);
        tags = List.copyOf(tags);
        sources = List.copyOf(sources);
        requireNonNull(correction, "correction is null");
        formerly = List.copyOf(formerly);
        requireNonNull(picture, "picture is null");
        requireNonNull(presentation, "presentation is null");
        requireNonNull(language, "language is null");
    }

    /** The front matter of an article with the usual presentation, in the site's language. */
    public FrontMatter(
            String title,
            String dek,
            Slug section,
            Label kind,
            boolean featured,
            List<Label> authors,
            List<Label> tags,
            List<Source> sources,
            Optional<String> correction,
            List<Slug> formerly,
            Optional<LeadPicture> picture,
            boolean discussionClosed) {
        this(
                title,
                dek,
                section,
                kind,
                featured,
                authors,
                tags,
                sources,
                correction,
                formerly,
                picture,
                discussionClosed,
                Presentation.USUAL,
                ArticleLanguage.OF_THE_SITE);
    }

    /** The front matter of an article in the site's language that accepts comments. */
    public FrontMatter(
            String title,
            String dek,
            Slug section,
            Label kind,
            boolean featured,
            List<Label> authors,
            List<Label> tags,
            List<Source> sources,
            Optional<String> correction,
            List<Slug> formerly,
            Optional<LeadPicture> picture) {
        this(title, dek, section, kind, featured, authors, tags, sources, correction, formerly, picture, false);
    }

    /** A copy in another language. */
    public FrontMatter in(ArticleLanguage other) {
        return with(correction, formerly, picture, presentation, other);
    }

    /** A copy with other former slugs. */
    public FrontMatter withFormerly(List<Slug> slugs) {
        return with(correction, slugs, picture, presentation, language);
    }

    /** A copy with a correction notice. */
    public FrontMatter correcting(String notice) {
        return with(Optional.of(notice), formerly, picture, presentation, language);
    }

    /** A copy with another picture above the text. */
    public FrontMatter pictured(LeadPicture other) {
        return with(correction, formerly, Optional.of(other), presentation, language);
    }

    /** A copy whose page is presented in another way. */
    public FrontMatter presented(Presentation other) {
        return with(correction, formerly, picture, other, language);
    }

    private FrontMatter with(
            Optional<String> notice,
            List<Slug> slugs,
            Optional<LeadPicture> lead,
            Presentation shown,
            ArticleLanguage spoken) {
        return new FrontMatter(
                title,
                dek,
                section,
                kind,
                featured,
                authors,
                tags,
                sources,
                notice,
                slugs,
                lead,
                discussionClosed,
                shown,
                spoken);
    }
}
