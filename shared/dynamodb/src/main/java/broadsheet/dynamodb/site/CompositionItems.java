package broadsheet.dynamodb.site;

import broadsheet.article.Composition;
import broadsheet.article.Composition.Block;
import broadsheet.article.Slug;
import broadsheet.article.StripLayout;
import broadsheet.dynamodb.key.ListingKeys;
import broadsheet.dynamodb.table.Item;

/** What the home page shows, as a map of the item of the site's settings. */
final class CompositionItems {
    private static final String BLOCK = "block";
    private static final String ARTICLES = "articles";
    private static final String LAYOUT = "layout";

    private CompositionItems() {}

    static Item item(Composition composition) {
        return Item.empty().with("blocks", composition.blocks(), CompositionItems::item);
    }

    static Composition composition(Item item) {
        return new Composition(item.list("blocks", CompositionItems::block));
    }

    private static Item item(Block block) {
        Item item = Item.empty().with(BLOCK, block.getClass().getSimpleName());
        return switch (block) {
            case Block.Live() -> item;
            case Block.Lead() -> item;
            case Block.MostRead() -> item;
            case Block.Seconds(int articles) -> item.with(ARTICLES, articles);
            case Block.Latest(int articles) -> item.with(ARTICLES, articles);
            case Block.Sections(StripLayout layout, int articles) ->
                item.with(LAYOUT, layout.name()).with(ARTICLES, articles);
            case Block.Strip strip ->
                item.with("listing", ListingKeys.name(strip.listing()))
                        .with("title", strip.title())
                        .with(LAYOUT, strip.layout().name())
                        .with(ARTICLES, strip.articles());
            case Block.Picks picks ->
                item.with("title", picks.title())
                        .with(LAYOUT, picks.layout().name())
                        .with("slugs", picks.slugs(), CompositionItems::slug);
        };
    }

    private static Block block(Item item) {
        return switch (item.string(BLOCK)) {
            case "Live" -> new Block.Live();
            case "Lead" -> new Block.Lead();
            case "MostRead" -> new Block.MostRead();
            case "Seconds" -> new Block.Seconds(item.number(ARTICLES));
            case "Latest" -> new Block.Latest(item.number(ARTICLES));
            case "Sections" -> new Block.Sections(layout(item), item.number(ARTICLES));
            case "Strip" ->
                new Block.Strip(
                        ListingKeys.named(item.string("listing")).orElseThrow(),
                        item.string("title"),
                        layout(item),
                        item.number(ARTICLES));
            case "Picks" ->
                new Block.Picks(item.string("title"), item.list("slugs", slug -> slug.slug("slug")), layout(item));
            default -> throw new IllegalStateException("the home page has an unknown block " + item.string(BLOCK));
        };
    }

    private static Item slug(Slug slug) {
        return Item.empty().with("slug", slug.value());
    }

    private static StripLayout layout(Item item) {
        return StripLayout.valueOf(item.string(LAYOUT));
    }
}
