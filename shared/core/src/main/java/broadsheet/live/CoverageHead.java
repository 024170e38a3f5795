package broadsheet.live;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;

/**
 * What every page of a coverage says of it. It is kept apart from the rest, which changes often: pages of older updates
 * must not be rendered again for a key point.
 *
 * @param id the coverage's name in its URL
 * @param title its headline
 * @param section the section that it stands in
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
