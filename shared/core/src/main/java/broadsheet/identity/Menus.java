package broadsheet.identity;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The links of masthead and footer beside the sections.
 *
 * @param navigation links in the navigation, behind the sections
 * @param footer links in the footer
 * @param profiles the publication's pages on social networks, also for search engines
 * @param newsletter where readers subscribe
 * @param donation where readers give money
 */
public record Menus(
        List<MenuLink> navigation,
        List<MenuLink> footer,
        List<MenuLink> profiles,
        Optional<MenuLink> newsletter,
        Optional<MenuLink> donation) {
    /** No links. */
    public static final Menus NONE = new Menus(List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());

    public Menus {
        navigation = List.copyOf(navigation);
        footer = List.copyOf(footer);
        profiles = List.copyOf(profiles);
        requireNonNull(newsletter, "newsletter is null");
        requireNonNull(donation, "donation is null");
    }
}
