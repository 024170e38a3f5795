package broadsheet.dynamodb.site;

import broadsheet.dynamodb.table.Item;
import broadsheet.identity.Artwork;
import broadsheet.identity.Colour;
import broadsheet.identity.Corners;
import broadsheet.identity.Density;
import broadsheet.identity.Identity;
import broadsheet.identity.MenuLink;
import broadsheet.identity.Menus;
import broadsheet.identity.Scheme;
import broadsheet.identity.Typeface;
import java.util.List;

/** The publication's identity and its menus, as maps of the item of the site's settings. */
final class IdentityItems {
    private IdentityItems() {}

    static Item item(Identity identity) {
        return Item.empty()
                .with("typeface", identity.typeface().name())
                .with("light", item(identity.light()))
                .with("dark", item(identity.dark()))
                .with("corners", identity.corners().name())
                .with("density", identity.density().name())
                .with("wordmark", identity.wordmark(), IdentityItems::item)
                .with("icon", identity.icon(), IdentityItems::item);
    }

    static Identity identity(Item item) {
        return new Identity(
                Typeface.valueOf(item.string("typeface")),
                scheme(item.item("light")),
                scheme(item.item("dark")),
                Corners.valueOf(item.string("corners")),
                Density.valueOf(item.string("density")),
                item.optional("wordmark", IdentityItems::artwork),
                item.optional("icon", IdentityItems::artwork));
    }

    static Item item(Menus menus) {
        return Item.empty()
                .with("navigation", menus.navigation(), IdentityItems::item)
                .with("footer", menus.footer(), IdentityItems::item)
                .with("profiles", menus.profiles(), IdentityItems::item)
                .with("newsletter", menus.newsletter(), IdentityItems::item)
                .with("donation", menus.donation(), IdentityItems::item);
    }

    static Menus menus(Item item) {
        return new Menus(
                links(item, "navigation"),
                links(item, "footer"),
                links(item, "profiles"),
                item.optional("newsletter", IdentityItems::link),
                item.optional("donation", IdentityItems::link));
    }

    private static Item item(Scheme scheme) {
        return Item.empty()
                .with("paper", scheme.paper().hex())
                .with("ink", scheme.ink().hex())
                .with("accent", scheme.accent().hex());
    }

    private static Scheme scheme(Item item) {
        return new Scheme(
                Colour.of(item.string("paper")), Colour.of(item.string("ink")), Colour.of(item.string("accent")));
    }

    /** The sizes are texts, because an item's numbers are whole here. */
    private static Item item(Artwork artwork) {
        return Item.empty()
                .with("svg", artwork.svg())
                .with("width", Double.toString(artwork.width()))
                .with("height", Double.toString(artwork.height()));
    }

    private static Artwork artwork(Item item) {
        return new Artwork(
                item.string("svg"),
                Double.parseDouble(item.string("width")),
                Double.parseDouble(item.string("height")));
    }

    private static Item item(MenuLink link) {
        return Item.empty().with("label", link.label()).with("address", link.address());
    }

    private static MenuLink link(Item item) {
        return new MenuLink(item.string("label"), item.string("address"));
    }

    private static List<MenuLink> links(Item menus, String name) {
        return menus.list(name, IdentityItems::link);
    }
}
