package broadsheet.dynamodb.site;

import broadsheet.dynamodb.table.Item;
import broadsheet.embed.EmbedService;
import broadsheet.embed.Embeds;

/** What a site allows from other sites, as an item. */
final class EmbedItems {
    private EmbedItems() {}

    static Item item(Embeds embeds) {
        return Item.empty()
                .with("services", embeds.services(), service -> Item.empty().with("id", service.id()))
                .with("mastodon", embeds.mastodon(), host -> Item.empty().with("host", host));
    }

    static Embeds embeds(Item item) {
        return new Embeds(
                item.list(
                        "services",
                        service -> EmbedService.of(service.string("id")).orElseThrow()),
                item.list("mastodon", host -> host.string("host")));
    }
}
