package broadsheet.syndication;

import broadsheet.article.AuthorProfile;
import broadsheet.article.Picture;
import broadsheet.article.ProfileLink;

/** What JSON-LD says of an author besides the name, for programs that tell people of one name apart. */
final class PersonData {
    private PersonData() {}

    /**
     * Adds role and pages elsewhere. An organization, such as a desk, has no role.
     *
     * @param isPerson whether the author is one person
     */
    static JsonObject described(JsonObject author, AuthorProfile profile, boolean isPerson) {
        return (isPerson ? author.with("jobTitle", profile.role()) : author)
                .withTexts(
                        "sameAs",
                        profile.links().stream()
                                .filter(ProfileLink::isPage)
                                .map(ProfileLink::url)
                                .toList());
    }

    /** Adds the portrait, for the author's own page. */
    static JsonObject pictured(JsonObject author, AuthorProfile profile, String site) {
        profile.portrait().ifPresent(portrait -> author.with("image", image(portrait, site)));
        return author;
    }

    private static JsonObject image(Picture portrait, String site) {
        int width = portrait.widths().getLast();
        return new JsonObject()
                .with("@type", "ImageObject")
                .with("url", site + portrait.path(width))
                .with("width", width)
                .with("height", portrait.heightAt(width));
    }
}
