package broadsheet.staticpage;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Body;
import broadsheet.article.Fingerprint;

/**
 * A parsed and validated document of a static page, before publication.
 *
 * @param document the document as the editor sent it
 * @param title the title, plain text
 * @param description one sentence below the title; may be empty
 * @param body the text as readers see it
 */
public record StaticPageDraft(String document, String title, String description, Body body) {
    public StaticPageDraft {
        requireNonNull(document, "document is null");
        if (title.isBlank()) {
            throw new IllegalArgumentException("title is blank");
        }
        requireNonNull(description, "description is null");
        requireNonNull(body, "body is null");
    }

    /** A fingerprint of what readers see. If it differs, the page counts as updated. */
    public String wording() {
        return Fingerprint.of(title, "\n", description, "\n", body.wording());
    }

    /** Whether readers see the same words on a page. */
    public boolean saysTheSameAs(StaticPage page) {
        return new StaticPageDraft(document, page.title(), page.description(), page.body())
                .wording()
                .equals(wording());
    }

    /** A fingerprint of everything that publishing this draft would store. */
    public String digest() {
        return Fingerprint.of(document, "\n", wording());
    }
}
