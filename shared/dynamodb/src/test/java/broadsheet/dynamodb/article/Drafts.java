package broadsheet.dynamodb.article;

import broadsheet.article.ArticleId;
import broadsheet.article.Articles.Publication;
import broadsheet.article.Body;
import broadsheet.article.Draft;
import broadsheet.article.Fingerprint;
import broadsheet.article.Focus;
import broadsheet.article.FrontMatter;
import broadsheet.article.Heading;
import broadsheet.article.Label;
import broadsheet.article.LeadPicture;
import broadsheet.article.Picture;
import broadsheet.article.Presentation;
import broadsheet.article.Slug;
import broadsheet.article.Source;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Drafts to publish in tests. */
public final class Drafts {
    public static final Slug SCIENCE = new Slug("science");
    public static final Instant DATE = Instant.parse("2025-02-01T09:00:00Z");

    private Drafts() {}

    /** An id that is always the same for a name. */
    public static ArticleId id(String name) {
        String digits = Fingerprint.of(name).toUpperCase(Locale.ROOT);
        return new ArticleId("01" + digits.substring(0, ArticleId.LENGTH - 2));
    }

    /** Publishes a draft as the article with the id of its slug's name. */
    public static Publication publish(Table table, Slug slug, Draft draft, Instant now) {
        AddressItem.reserved(table, slug, id(slug.value()));
        return new DynamoArticles(table).publish(slug, draft, any -> true, Actor.unnamed("an-editor"), now);
    }

    /** A text of random characters, always the same for a length. Compression saves a sixth of it. */
    static String incompressible(int length) {
        return new Random(length)
                .ints(length, '?', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    public static Draft titled(String title) {
        return of(title, SCIENCE, DATE, List.of("one", "two"), "<p>Text.</p>");
    }

    public static Draft of(String title, Slug section, Instant date, List<String> tags, String html) {
        return of(title, section, date, tags, html, Optional.empty());
    }

    public static Draft of(
            String title, Slug section, Instant date, List<String> tags, String html, Optional<LeadPicture> picture) {
        var front = new FrontMatter(
                title,
                "A standfirst of usual length. It tells in two sentences what the article is about and why that should"
                        + " be of any interest to those who have not decided yet to read it.",
                section,
                label("Analysis"),
                true,
                List.of(label("Desk")),
                tags.stream().map(Drafts::label).toList(),
                List.of(new Source("Publisher", "Title", "https://example.org/")),
                Optional.empty(),
                List.of(),
                picture);
        return new Draft(
                "document of " + title,
                front,
                Optional.of(date),
                Optional.empty(),
                html,
                new Body(html, List.of(new Heading("a", "A"))),
                300);
    }

    /** A draft whose document is this text. */
    static Draft sentAs(String document) {
        return with(document, titled("A title").front());
    }

    /** A draft of an article that had other slugs. */
    public static Draft formerly(Slug... slugs) {
        return with("A renamed document", titled("A title").front().withFormerly(List.of(slugs)));
    }

    /** A draft that says what was wrong. */
    static Draft correcting(String correction) {
        return with("A corrected document", titled("A title").front().correcting(correction));
    }

    /** A draft whose page has a layout and key points. */
    static Draft presented(Presentation presentation) {
        return with("A document with a layout", titled("A title").front().presented(presentation));
    }

    private static Draft with(String document, FrontMatter front) {
        Draft draft = titled(front.title());
        return new Draft(document, front, draft.date(), draft.updated(), draft.text(), draft.body(), draft.words());
    }

    static Draft pictured(String title, LeadPicture picture) {
        return of(title, SCIENCE, DATE, List.of("one"), "<p>Text.</p>", Optional.of(picture));
    }

    /** A picture of usual size, described at usual length. */
    static LeadPicture picture(char digit) {
        return new LeadPicture(
                new Picture(String.valueOf(digit).repeat(64), 2400, 1600, List.of(320, 640, 960, 1280, 1920)),
                "Three bookshelves, crowded at the left, almost empty in the middle and filling up again at the right.",
                "A. Photographer",
                new Focus(30, 0));
    }

    static List<String> tags(int count) {
        return Stream.iterate(1, i -> i + 1).limit(count).map(i -> "tag " + i).toList();
    }

    private static Label label(String name) {
        return new Label(Slug.from(name).orElseThrow(), name);
    }
}
