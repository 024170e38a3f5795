package broadsheet.dynamodb.site;

import broadsheet.article.AuthorProfile;
import broadsheet.article.ProfileLink;
import broadsheet.dynamodb.article.PictureItems;
import broadsheet.dynamodb.table.Item;

/** The profiles of authors as parts of an author's item. */
final class ProfileItems {
    private static final String ROLE = "role";
    private static final String HTML = "html";
    private static final String PORTRAIT = "portrait";
    private static final String LINKS = "links";
    private static final String LABEL = "label";
    private static final String URL = "url";

    private ProfileItems() {}

    /** An author's item with the profile. */
    static Item with(AuthorProfile profile, Item author) {
        Item item = author.with(ROLE, profile.role())
                .with(HTML, profile.html())
                .with(LINKS, profile.links(), ProfileItems::item);
        return profile.portrait()
                .map(portrait -> item.with(PORTRAIT, PictureItems.picture(Item.empty(), portrait)))
                .orElse(item);
    }

    /** The profile in an author's item. */
    static AuthorProfile profile(Item author) {
        if (!author.has(HTML)) {
            // Settings of an earlier version.
            return AuthorProfile.of(author.string("biography"));
        }
        return new AuthorProfile(
                author.optional(ROLE).orElse(""),
                author.string(HTML),
                author.optional(PORTRAIT, PictureItems::picture),
                author.listOrNone(LINKS, ProfileItems::link));
    }

    private static Item item(ProfileLink link) {
        return Item.empty().with(LABEL, link.label()).with(URL, link.url());
    }

    private static ProfileLink link(Item item) {
        return new ProfileLink(item.string(LABEL), item.string(URL));
    }
}
