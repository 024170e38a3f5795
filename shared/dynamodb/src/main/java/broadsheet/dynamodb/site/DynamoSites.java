package broadsheet.dynamodb.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Articles.TooLarge;
import broadsheet.article.Author;
import broadsheet.article.DiscussionSettings;
import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.dynamodb.article.ArticleItems;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.inject.Inject;

/** Stores the site's settings in one item. */
public final class DynamoSites implements Sites {
    /** The attribute with the id of the rendering that the settings' last change started. */
    static final String RENDERING = "rendering";

    private final Table table;

    @Inject
    public DynamoSites(Table table) {
        this.table = table;
    }

    @Override
    public Site site() {
        return table.get(Keys.SITE, Keys.SITE).map(DynamoSites::site).orElseGet(Site::unconfigured);
    }

    @Override
    public boolean publish(Site site) {
        // Measure the parsed settings, not the document: a YAML alias can repeat one long text many times.
        TooLarge.unlessFits("What the settings say", site.toString().getBytes(UTF_8).length);
        Item wanted = item(site);
        if (table.getNow(Keys.SITE, Keys.SITE)
                .map(item -> item.without(RENDERING))
                .filter(wanted::equals)
                .isPresent()) {
            return false;
        }
        // Every page shows the settings, so a change renders all pages. A new id keeps leftover tasks of an earlier
        // rendering apart.
        String rendering = UUID.randomUUID().toString();
        table.transactUntilDone(() -> Stream.concat(
                        Stream.of(table.putting(wanted.with(RENDERING, rendering))),
                        DynamoRenderings.starting(table, rendering, true).stream())
                .toList());
        return true;
    }

    private static Item item(Site site) {
        return Item.keyed(Keys.SITE, Keys.SITE)
                .with("title", site.title())
                .with("description", site.description())
                .with("language", site.language())
                .with("url", site.url())
                .with("defaultSection", site.defaultSection().map(Slug::value))
                .with("defaultKind", ArticleItems.label(site.defaultKind()))
                .with("desk", ArticleItems.label(site.desk()))
                .with("sections", site.sections(), DynamoSites::item)
                .with("authors", site.authors(), DynamoSites::item)
                .with("discussion", item(site.discussion()))
                .with("timeZone", Optional.of(site.timeZone()).filter(zone -> !zone.equals(Site.UTC)));
    }

    private static Site site(Item item) {
        return new Site(
                item.string("title"),
                item.string("description"),
                item.string("language"),
                item.string("url"),
                item.optional("defaultSection").map(Slug::new),
                ArticleItems.label(item.item("defaultKind")),
                ArticleItems.label(item.item("desk")),
                item.list("sections", DynamoSites::section),
                item.list("authors", DynamoSites::author),
                item.optional("discussion", DynamoSites::discussion).orElse(DiscussionSettings.USUAL),
                item.optional("timeZone").orElse(Site.UTC));
    }

    private static Item item(DiscussionSettings discussion) {
        Item item = Item.empty()
                .with("refuse", discussion.refuse(), DynamoSites::word)
                .with("hold", discussion.hold(), DynamoSites::word)
                .with("perHour", discussion.perHour())
                .with("anonymousPerHour", discussion.anonymousPerHour());
        return discussion.closeAfterDays().isPresent()
                ? item.with("closeAfterDays", discussion.closeAfterDays().getAsInt())
                : item;
    }

    private static DiscussionSettings discussion(Item item) {
        return new DiscussionSettings(
                item.list("refuse", word -> word.string("word")),
                item.list("hold", word -> word.string("word")),
                item.optionalNumber("closeAfterDays"),
                item.number("perHour"),
                item.optionalNumber("anonymousPerHour").orElse(DiscussionSettings.USUAL.anonymousPerHour()));
    }

    private static Item word(String word) {
        return Item.empty().with("word", word);
    }

    private static Item item(Section section) {
        return Item.empty()
                .with("id", section.id().value())
                .with("name", section.name())
                .with("description", section.description())
                .with("accent", section.accent())
                .with("accentDark", section.accentDark());
    }

    private static Section section(Item item) {
        return new Section(
                item.slug("id"),
                item.string("name"),
                item.string("description"),
                item.string("accent"),
                item.string("accentDark"));
    }

    private static Item item(Author author) {
        return Item.empty()
                .with("id", author.id().value())
                .with("name", author.name())
                .with("biography", author.biography());
    }

    private static Author author(Item item) {
        return new Author(item.slug("id"), item.string("name"), item.string("biography"));
    }
}
