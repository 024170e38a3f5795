package broadsheet.live;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;

/**
 * The part of a coverage that each of its pages shows. It is a separate item, because the rest changes often: a new
 * key point must not render the pages of older updates again.
 *
 * @param id the coverage's name in its URL
 * @param title the headline
 * @param section the coverage's section
 */
public record CoverageHead(Slug id, String title, Slug section) {
    public CoverageHead {
        requireNonNull(id, "id is null");
        if (title.isBlank()) {
            throw new IllegalArgumentException("title is blank");
        }
        requireNonNull(section, "section is null");
    }
}
