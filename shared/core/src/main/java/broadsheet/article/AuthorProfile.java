package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What readers see of an author besides the name.
 *
 * @param role what the author does at the publication; may be empty
 * @param html the biography as sanitised HTML, safe to insert into a page; may be empty
 * @param portrait a picture of the author
 * @param links what the author has elsewhere
 */
public record AuthorProfile(String role, String html, Optional<Picture> portrait, List<ProfileLink> links) {
    /** The address under which the pictures of the settings are uploaded. No article may have it. */
    public static final Slug PICTURES = new Slug("site-pictures");

    /** A profile that says nothing. */
    public static final AuthorProfile NONE = new AuthorProfile("", "", Optional.empty(), List.of());

    public AuthorProfile {
        requireNonNull(role, "role is null");
        requireNonNull(html, "html is null");
        requireNonNull(portrait, "portrait is null");
        links = List.copyOf(links);
    }

    /** A profile of a biography in plain text. */
    public static AuthorProfile of(String biography) {
        String escaped = biography.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return biography.isEmpty()
                ? NONE
                : new AuthorProfile("", "<p>" + escaped + "</p>", Optional.empty(), List.of());
    }
}
