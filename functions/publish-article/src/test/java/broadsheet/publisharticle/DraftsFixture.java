package broadsheet.publisharticle;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Article;
import broadsheet.article.Slug;
import broadsheet.draft.DraftBase;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftPermissions;
import broadsheet.draft.DraftStatus;
import broadsheet.draft.DraftUser;
import broadsheet.draft.WorkingDraft;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Drafts in the table of a {@link PublishingFixture}. */
record DraftsFixture(PublishingFixture publishing) {
    static final Slug TIDE = new Slug("how-a-tide-table-knows");
    static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
    static final DraftUser ANN = new DraftUser("ann", "Ann");
    static final DraftPermissions EDITOR = new DraftPermissions(new DraftUser("ed", "Ed"), true);

    static DraftId id(int number) {
        return new DraftId("01JQSD%020d".formatted(number));
    }

    /** The draft that an answer names. */
    static DraftId id(Answer answer) {
        return new DraftId(String.valueOf(answer.at("draft")));
    }

    /** The drafts that are there when the events of drafts come. */
    void begin() {
        Article tide = publishing.articles.published(TIDE).orElseThrow();
        create(1, document("title: A harbour bell at night"));
        publishing.drafts.changeStatus(id(1), DraftStatus.SCHEDULED, any -> true, EDITOR);
        create(2, body("edit-drafts/201-create-with-errors"));
        create(3, document("title: Late"), new DraftBase(tide.id(), TIDE, tide.revision() - 1));
        create(5, body("edit-drafts/201-create-to-publish"));
        create(6, document("title: A correction"), new DraftBase(tide.id(), TIDE, tide.revision()));
        save(6, body("edit-drafts/200-save-correction"));
    }

    private static String body(String event) {
        return (String) requireNonNull(Events.at(Events.read(event), "body"));
    }

    static String document(String front) {
        return "---\n" + front + "\nsection: science\n---\n\nIt rings twice.\n";
    }

    void create(int number, String document) {
        publishing.drafts.create(id(number), document, Optional.empty(), ANN, NOW);
    }

    void create(int number, String document, DraftBase base) {
        publishing.drafts.create(id(number), document, Optional.of(base), ANN, NOW);
    }

    /** Saves another text, as an editor does. */
    void save(int number, String document) {
        publishing.drafts.save(id(number), document, any -> true, EDITOR, NOW);
    }

    WorkingDraft.Contents read(Answer answer) {
        return publishing.drafts.read(id(answer)).orElseThrow();
    }

    /** The keys of the schedules that are still to come. */
    Set<String> waiting() {
        return publishing.items().keySet().stream()
                .filter(key -> key.startsWith("SCHEDULE#PENDING"))
                .collect(Collectors.toSet());
    }

    /** What a draft changes that began from an article as it is. */
    DraftBase base(Slug slug) {
        Article article = publishing.articles.published(slug).orElseThrow();
        return new DraftBase(article.id(), slug, article.revision());
    }

    /** The call that publishes a version of a draft. */
    static String publication(int number, int version) {
        return Events.read("publish-article/201-publish-draft")
                .replace(id(5).value(), id(number).value())
                .replace("\\\"1\\\"", "\\\"" + version + "\\\"");
    }
    /** The call that publishes the draft that an answer names, whatever its version. */
    static String publication(Answer answer) {
        return Events.read("publish-article/201-publish-draft")
                .replace(id(5).value(), id(answer).value())
                .replace("\\\"1\\\"", "*");
    }
}
