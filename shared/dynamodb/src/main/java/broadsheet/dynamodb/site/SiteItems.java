package broadsheet.dynamodb.site;

import broadsheet.article.Author;
import broadsheet.article.Composition;
import broadsheet.article.DiscussionSettings;
import broadsheet.article.Kind;
import broadsheet.article.Listing;
import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.dynamodb.article.ArticleItems;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ListingKeys;
import broadsheet.dynamodb.table.Item;
import broadsheet.embed.Embeds;
import broadsheet.identity.Identity;
import broadsheet.identity.Menus;
import java.util.List;
import java.util.Optional;

/** The site's settings as an item. */
final class SiteItems {
    /** The attribute with the hosts to which old paths may redirect. */
    static final String REDIRECT_HOSTS = "redirectHosts";

    /** The attribute with what the home page shows. */
    static final String FRONT_PAGE = "frontPage";

    private static final String LEAD_DAYS = "leadDays";
    private static final String IDENTITY = "identity";
    private static final String MENUS = "menus";
    private static final String EMBEDS = "embeds";
    private static final String FORMERLY = "formerly";

    private SiteItems() {}

    static Item item(Site site) {
        Item item = Item.keyed(Keys.SITE, Keys.SITE)
                .with("title", site.title())
                .with("description", site.description())
                .with("language", site.language())
                .with("url", site.url())
                .with("defaultSection", site.defaultSection().map(Slug::value))
                .with("defaultKind", ArticleItems.label(site.defaultKind()))
                .with("desk", ArticleItems.label(site.desk()))
                .with("sections", site.sections(), SiteItems::item)
                .with("authors", site.authors(), SiteItems::item)
                .with("discussion", item(site.discussion()))
                .with("timeZone", Optional.of(site.timeZone()).filter(zone -> !zone.equals(Site.UTC)))
                .with("kinds", site.kinds(), SiteItems::item)
                .with("retired", site.retired(), SiteItems::item)
                .with(LEAD_DAYS, site.leadDays())
                .with(
                        IDENTITY,
                        Optional.of(site.identity()).filter(chosen -> !chosen.equals(Identity.USUAL)),
                        IdentityItems::item)
                .with(
                        MENUS,
                        Optional.of(site.menus()).filter(chosen -> !chosen.equals(Menus.NONE)),
                        IdentityItems::item)
                .with(
                        FRONT_PAGE,
                        Optional.of(site.frontPage()).filter(chosen -> !chosen.equals(Composition.USUAL)),
                        CompositionItems::item)
                .with(EMBEDS, Optional.of(site.embeds()).filter(allowed -> !allowed.isEmpty()), EmbedItems::item);
        return site.redirectHosts().isEmpty() ? item : item.with(REDIRECT_HOSTS, site.redirectHosts(), SiteItems::host);
    }

    static Site site(Item item) {
        return new Site(
                item.string("title"),
                item.string("description"),
                item.string("language"),
                item.string("url"),
                item.optional("defaultSection").map(Slug::new),
                ArticleItems.label(item.item("defaultKind")),
                ArticleItems.label(item.item("desk")),
                item.list("sections", SiteItems::section),
                item.list("authors", SiteItems::author),
                item.optional("discussion", SiteItems::discussion).orElse(DiscussionSettings.USUAL),
                item.optional("timeZone").orElse(Site.UTC),
                item.listOrNone("kinds", SiteItems::kind),
                item.listOrNone("retired", SiteItems::listing),
                item.listOrNone(REDIRECT_HOSTS, host -> host.string("host")),
                item.optionalNumber(LEAD_DAYS).orElse(Site.USUAL_LEAD_DAYS),
                item.optional(IDENTITY, IdentityItems::identity).orElse(Identity.USUAL),
                item.optional(MENUS, IdentityItems::menus).orElse(Menus.NONE),
                item.optional(FRONT_PAGE, CompositionItems::composition).orElse(Composition.USUAL),
                item.optional(EMBEDS, EmbedItems::embeds).orElse(Embeds.NONE));
    }

    private static Item item(DiscussionSettings discussion) {
        Item item = Item.empty()
                .with("refuse", discussion.refuse(), SiteItems::word)
                .with("hold", discussion.hold(), SiteItems::word)
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

    private static Item host(String host) {
        return Item.empty().with("host", host);
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
                .with("accentDark", section.accentDark())
                .with(FORMERLY, section.formerly(), SiteItems::item);
    }

    private static Section section(Item item) {
        return new Section(
                item.slug("id"),
                item.string("name"),
                item.string("description"),
                item.string("accent"),
                item.string("accentDark"),
                formerly(item));
    }

    private static Item item(Author author) {
        return ProfileItems.with(
                author.profile(),
                Item.empty()
                        .with("id", author.id().value())
                        .with("name", author.name())
                        .with("biography", author.biography())
                        .with(FORMERLY, author.formerly(), SiteItems::item));
    }

    private static Author author(Item item) {
        return new Author(
                item.slug("id"),
                item.string("name"),
                item.string("biography"),
                formerly(item),
                ProfileItems.profile(item));
    }

    private static Item item(Kind kind) {
        return ArticleItems.label(kind.label())
                .with(FORMERLY, kind.formerly(), SiteItems::item)
                .with("plural", Optional.of(kind.plural()).filter(words -> !words.isEmpty()))
                .with("byline", Optional.of(kind.byline()).filter(words -> !words.isEmpty()));
    }

    private static Kind kind(Item item) {
        return new Kind(
                ArticleItems.label(item),
                formerly(item),
                item.optional("plural").orElse(""),
                item.optional("byline").orElse(""));
    }

    private static Item item(Slug id) {
        return Item.empty().with("id", id.value());
    }

    private static List<Slug> formerly(Item item) {
        return item.listOrNone(FORMERLY, former -> former.slug("id"));
    }

    private static Item item(Listing listing) {
        return Item.empty().with("listing", ListingKeys.name(listing));
    }

    private static Listing listing(Item item) {
        return ListingKeys.named(item.string("listing")).orElseThrow();
    }
}
