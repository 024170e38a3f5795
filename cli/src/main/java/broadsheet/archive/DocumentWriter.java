package broadsheet.archive;

import broadsheet.archive.Plan.Planned;
import broadsheet.archive.SourceDocument.Kind;
import broadsheet.archive.text.Markup;
import broadsheet.article.ArticleLanguage;
import broadsheet.article.Slug;
import broadsheet.authoring.Limits;
import broadsheet.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Writes documents in the publishing format. What exceeds a limit is shortened and noted. */
final class DocumentWriter {
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*");

    private final Sections sections;
    private final Consumer<Note> notes;
    private final StringBuilder out = new StringBuilder("---\n");

    private DocumentWriter(Sections sections, Consumer<Note> notes) {
        this.sections = sections;
        this.notes = notes;
    }

    /**
     * Writes a document.
     *
     * @param image the path of its lead picture as the text has it
     * @param text its text in Markdown
     */
    static String write(Planned planned, Optional<String> image, String text, Sections sections, Consumer<Note> notes) {
        return new DocumentWriter(sections, notes).written(planned, image, text);
    }

    /**
     * Writes a static page: it has a title and a description, and nothing else. Its text begins with its lead picture.
     *
     * @param image the path of its lead picture as the text has it
     * @param text its text in Markdown
     */
    static String writePage(
            Planned planned, Optional<String> image, String text, Sections sections, Consumer<Note> notes) {
        var writer = new DocumentWriter(sections, notes);
        writer.field("title", writer.title(planned));
        writer.field(
                "description", writer.limited("dek", planned.source().data().dek(), Limits.TEXT));
        Optional<String> figure = planned.source()
                .data()
                .image()
                .flatMap(said -> image.map(path -> Markup.figure(path, said.alt(), said.credit()) + "\n\n"));
        return writer.with(figure.orElse("") + text);
    }

    private String with(String text) {
        return out.append("---\n\n").append(text.strip()).append('\n').toString();
    }

    private String written(Planned planned, Optional<String> image, String text) {
        Metadata data = planned.source().data();
        field("title", title(planned));
        if (planned.source().kind() == Kind.DRAFT) {
            // Its pictures are sent to this slug, and its publication finds them there.
            field("slug", planned.slug().value());
        }
        field("dek", limited("dek", data.dek(), Limits.TEXT));
        Optional<Slug> section = sections.section(data.categories());
        section.ifPresent(id -> field("section", id.value()));
        texts(
                "kind",
                data.more().getOrDefault("kind", List.of()).stream().limit(1).toList());
        data.more().getOrDefault("language", List.of()).forEach(this::language);
        list("authors", names("author", Names.authors(data), Limits.AUTHORS));
        data.date().ifPresent(date -> field("date", date));
        if (data.date().isEmpty() && planned.source().kind() == Kind.ARTICLE) {
            notes.accept(new Note(Note.Kind.TO_CHECK, "has no date: that of the import stands for it"));
        }
        data.updated().ifPresent(date -> field("updated", date));
        list("tags", names("tag", tags(data), Limits.TAGS));
        if (data.featured()) {
            out.append("featured: true\n");
        }
        texts(
                "correction",
                data.more().getOrDefault("correction", List.of()).stream()
                        .limit(1)
                        .toList());
        list(
                "formerly",
                data.more().getOrDefault("formerly", List.of()).stream()
                        .limit(Limits.FORMERLY)
                        .toList());
        list(
                "translations",
                data.more().getOrDefault("translations", List.of()).stream()
                        .filter(slug -> Slug.parse(slug).isPresent())
                        .limit(ArticleLanguage.MAX_TRANSLATIONS)
                        .toList());
        list("addresses", planned.addresses());
        image.ifPresent(path -> {
            field("image", path);
            data.image().ifPresent(said -> {
                field("alt", limited("alt", said.alt(), Limits.TEXT));
                field("credit", limited("credit", said.credit(), Limits.TEXT));
            });
        });
        if (data.closed()) {
            field("discussion", "closed");
        }
        return with(text);
    }

    private void language(String tag) {
        if (LANGUAGE.matcher(tag).matches()) {
            field("language", tag);
        } else {
            notes.accept(
                    new Note(Note.Kind.TO_CHECK, "\"" + tag + "\" is no language tag: the site's language is taken"));
        }
    }

    private String title(Planned planned) {
        Optional<String> title = planned.source().data().title();
        if (title.isEmpty()) {
            String made = capitalized(planned.slug().value());
            notes.accept(new Note(Note.Kind.TO_CHECK, "has no title: \"" + made + "\" stands for it"));
            return made;
        }
        return limited("title", title.get(), Limits.TITLE);
    }

    private static String capitalized(String slug) {
        String words = slug.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private Names tags(Metadata data) {
        data.categories().stream()
                .filter(category -> sections.of(category).isEmpty())
                .forEach(category -> notes.accept(
                        new Note(Note.Kind.RENAMED, "category \"" + category + "\" is no section: it is a tag")));
        return Names.tags(data, sections);
    }

    /** The names that are kept; the others are noted. */
    private List<String> names(String what, Names names, int most) {
        if (!names.lost().isEmpty()) {
            notes.accept(new Note(
                    Note.Kind.TO_CHECK,
                    "%d %ss are left out, since at most %d are allowed and each needs a letter: %s"
                            .formatted(names.lost().size(), what, most, String.join(", ", names.lost()))));
        }
        return List.copyOf(names.kept().values());
    }

    private String limited(String what, String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        notes.accept(new Note(Note.Kind.TO_CHECK, "%s is cut: it had %,d characters".formatted(what, text.length())));
        String cut = text.substring(0, most - 2);
        int space = cut.lastIndexOf(' ');
        return (space > most / 2 ? cut.substring(0, space) : cut) + " …";
    }

    private void field(String name, String value) {
        if (!value.isEmpty()) {
            out.append(name).append(": ").append(quoted(value)).append('\n');
        }
    }

    private void texts(String name, List<String> values) {
        values.forEach(value -> field(name, value));
    }

    private void list(String name, List<String> values) {
        if (!values.isEmpty()) {
            out.append(name).append(":\n");
            values.forEach(value -> out.append("  - ").append(quoted(value)).append('\n'));
        }
    }

    /** A text of JSON is one of YAML, too. */
    private static String quoted(String text) {
        return Json.write(json -> json.writeString(text));
    }
}
