package broadsheet.authoring;

import broadsheet.article.Attachment;
import broadsheet.article.AuthorProfile;
import broadsheet.article.Picture;
import broadsheet.article.PictureName;
import broadsheet.article.ProfileLink;
import broadsheet.validation.FieldErrors;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jsoup.Jsoup;

/** Reads what readers see of an author, from an author's fields in site.yaml. */
final class ProfileReader {
    private static final int MAX_NAME = 100;
    private static final int MAX_BIOGRAPHY = 3_000;
    private static final int MAX_REFERENCE = 2_000;
    private static final int MAX_LINKS = 10;

    private final FieldErrors errors;
    private final Optional<Illustrations> portraits;

    /** By their Markdown: an alias of YAML can repeat a long one a thousand times. */
    private final Map<String, String> rendered = new HashMap<>();

    /**
     * Creates a reader.
     *
     * @param pictures supplies the pictures that were uploaded for the settings; empty to leave portraits out unchecked
     */
    ProfileReader(FieldErrors errors, Optional<Supplier<Map<PictureName, Attachment>>> pictures) {
        this.errors = errors;
        this.portraits = pictures.map(Illustrations::new);
    }

    /** The references to portraits of a list of authors, in their original spelling. */
    static Set<String> portraits(Fields settings) {
        return new LinkedHashSet<>(settings.mappings(
                Integer.MAX_VALUE, "authors", (at, author) -> author.text(MAX_REFERENCE, "portrait")));
    }

    /**
     * Reads an author's profile.
     *
     * @param quotes the quotation marks of the site's language
     */
    AuthorProfile read(String at, Fields fields, Quotes quotes) {
        String role = fields.text(MAX_NAME, "role").map(Typography.set(quotes)).orElse("");
        String html = fields.lines(MAX_BIOGRAPHY, "biography")
                .map(markdown -> rendered.computeIfAbsent(markdown, text -> html(at, text, quotes)))
                .orElse("");
        Optional<Picture> portrait =
                fields.text(MAX_REFERENCE, "portrait").flatMap(reference -> portrait(at + ".portrait", reference));
        return new AuthorProfile(role, html, portrait, fields.mappings(MAX_LINKS, "links", this::link));
    }

    /** The text of a profile's biography, for where no markup can be. */
    static String plain(AuthorProfile profile) {
        return Jsoup.parseBodyFragment(profile.html()).text();
    }

    /** A biography has no pictures, no notes, and no headings that could be mistaken for those of the page. */
    private String html(String at, String markdown, Quotes quotes) {
        SafeHtml text = Markdown.render(markdown, 0, 0, new Illustrations(Map::of), errors, note -> {}, quotes)
                .under("/");
        if (!text.body().footnotes().isEmpty()) {
            errors.add(
                    at + ".biography", "has footnotes, which only articles and pages have: write them into the text");
        }
        var page = Jsoup.parseBodyFragment(text.body().html());
        page.outputSettings().prettyPrint(false);
        page.select("h1, h2, h3, h4, h5, h6")
                .forEach(heading -> heading.tagName("p").removeAttr("id"));
        return page.body().html();
    }

    private Optional<Picture> portrait(String at, String reference) {
        if (portraits.isEmpty()) {
            return Optional.empty();
        }
        Optional<Picture> picture = portraits.get().find(reference);
        if (picture.isEmpty()) {
            errors.add(
                    at,
                    "\"%s\" has not been uploaded: send it to /api/articles/%s/pictures/ first"
                            .formatted(reference, AuthorProfile.PICTURES));
        }
        return picture;
    }

    private Optional<ProfileLink> link(String at, Fields fields) {
        Optional<String> label = fields.required(MAX_NAME, "label");
        Optional<String> url = fields.required(MAX_REFERENCE, "url");
        boolean isUrl = url.filter(ProfileLink::isUrl).isPresent();
        if (url.isPresent() && !isUrl) {
            errors.add(at + ".url", "\"" + url.get() + "\" is no https, http or mailto URL");
        }
        fields.unread().forEach(other -> errors.add(at + "." + other, "is not a setting of a link"));
        return label.isPresent() && isUrl ? Optional.of(new ProfileLink(label.get(), url.get())) : Optional.empty();
    }
}
