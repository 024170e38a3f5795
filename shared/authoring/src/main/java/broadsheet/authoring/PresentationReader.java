package broadsheet.authoring;

import broadsheet.article.ArticleLayout;
import broadsheet.article.Body;
import broadsheet.article.Presentation;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads how an article is presented, and prepares its text for that. */
final class PresentationReader {
    private static final int MAX_POINTS = 10;

    /** The width of pictures that are wider than the text. It must agree with layouts.css. */
    private static final String WIDE_SIZES = "(min-width: 86rem) 80rem, calc(100vw - 2.5rem)";

    private PresentationReader() {}

    /**
     * Reads a presentation.
     *
     * @param typography sets the key points
     * @param ignored takes a layout that other systems know, such as {@code post}
     */
    static Presentation read(Fields fields, UnaryOperator<String> typography, Consumer<String> ignored) {
        Optional<String> word = fields.text(Limits.NAME, "layout");
        Optional<ArticleLayout> layout = word.flatMap(ArticleLayout::of);
        if (word.isPresent() && layout.isEmpty()) {
            ignored.accept("layout");
        }
        List<String> points = fields.texts(MAX_POINTS, Limits.TITLE, "keyPoints", "key points", "key_points").stream()
                .map(point -> typography.apply(point.text()))
                .toList();
        return new Presentation(layout.orElse(ArticleLayout.STANDARD), points);
    }

    /** The text with what its layout needs. */
    static Body prepare(Body body, ArticleLayout layout) {
        return switch (layout) {
            case INTERVIEW -> changed(body, PresentationReader::markQuestions);
            case PHOTO_ESSAY -> changed(body, PresentationReader::widenPictures);
            case STANDARD, WIDE -> body;
        };
    }

    private static Body changed(Body body, Consumer<Element> change) {
        Document document = Allowlist.parse(body.html(), "");
        document.outputSettings().prettyPrint(false);
        change.accept(document.body());
        return new Body(document.body().html(), body.contents(), body.footnotes());
    }

    /** A paragraph that is bold from its beginning to its end is a question. */
    private static void markQuestions(Element text) {
        text.children().stream()
                .filter(block -> block.nameIs("p") && block.childrenSize() == 1)
                .filter(block ->
                        block.child(0).is("strong, b") && block.ownText().isBlank())
                .forEach(question -> question.addClass("question"));
    }

    private static void widenPictures(Element text) {
        text.select("figure :is(img, source)[sizes]").attr("sizes", WIDE_SIZES);
    }
}
