package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How an article's page presents it. No listing shows this.
 *
 * @param layout the page's layout
 * @param keyPoints the article in a few sentences, plain text
 */
public record Presentation(ArticleLayout layout, List<String> keyPoints) {
    /** The presentation of an article whose document states none. */
    public static final Presentation USUAL = new Presentation(ArticleLayout.STANDARD, List.of());

    public Presentation {
        requireNonNull(layout, "layout is null");
        keyPoints = List.copyOf(keyPoints);
    }
}
