package broadsheet.dynamodb.article;

import broadsheet.article.ArticleId;
import broadsheet.article.Revision;
import broadsheet.article.Revision.Act;
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Converts between revisions and items. */
public final class RevisionItems {
    /** The former addresses that a revision's document names. */
    static final String FORMERLY = "formerly";

    private static final String EDITOR = "editor";
    private static final String EDITOR_NAME = "editorName";
    private static final String DISPLACED = "displaced";
    private static final String REASON = "reason";

    private RevisionItems() {}

    static Item of(ArticleId article, int revision, Actor editor, Slug slug, Instant now) {
        return of(Item.keyed(Keys.article(article), Keys.revision(revision)), editor, now)
                .with("slug", slug.value());
    }

    /** A revision with its editor and its time. */
    public static Item of(Item key, Actor editor, Instant now) {
        return key.with(EDITOR, editor.id()).with(EDITOR_NAME, editor.name()).with("at", now.toString());
    }

    /** The revision that records a withdrawal, with the reason of a takedown. */
    static Item withdrawal(Item head, Actor editor, Optional<String> reason, Instant now) {
        return of(
                        Keys.articleOf(head.string("pk")).orElseThrow(),
                        head.number("revision"),
                        editor,
                        head.slug("slug"),
                        now)
                .with(ArticleItems.WITHDRAWN, true)
                .with(REASON, reason);
    }

    /** The revision that records that another article took the address of this withdrawn article. */
    static Item displacement(ArticleId article, int revision, Actor editor, Slug slug, Instant now) {
        return of(article, revision, editor, slug, now).with(DISPLACED, true);
    }

    static Item former(Slug slug) {
        return Item.empty().with("slug", slug.value());
    }

    /** The addresses that an article got with a revision, current and former. */
    public static List<Slug> addresses(Item revision) {
        return Stream.concat(
                        Stream.of(revision.slug("slug")),
                        revision.has(FORMERLY)
                                ? revision.list(FORMERLY, former -> former.slug("slug")).stream()
                                : Stream.empty())
                .toList();
    }

    /** Whether an audit record was written with a revision: not with the loss of an address, and not by early versions. */
    public static boolean isRecorded(Item revision) {
        return revision.has(EDITOR_NAME) && !revision.has(DISPLACED);
    }

    static Revision revision(Item item) {
        return new Revision(
                Keys.revisionOf(item.string("sk")).orElseThrow(),
                item.instant("at"),
                editor(item),
                item.optional("slug").map(Slug::new),
                act(item));
    }

    /** The editor whose revision an item is. */
    private static Actor editor(Item item) {
        return new Actor(item.string(EDITOR), item.optional(EDITOR_NAME).orElse(""));
    }

    private static Act act(Item revision) {
        if (revision.has(DISPLACED)) {
            return new Act.Displacement();
        }
        return ArticleItems.isWithdrawn(revision)
                ? new Act.Withdrawal(revision.optional(REASON))
                : new Act.Publication(revision.optional("correction"));
    }
}
