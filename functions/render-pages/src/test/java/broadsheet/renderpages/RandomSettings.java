package broadsheet.renderpages;

import static broadsheet.renderpages.RandomDocuments.pick;

import broadsheet.emulators.Events;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settings of a site in any order, and with any composition of the home page. */
final class RandomSettings {
    private static final String DESK = "desk: editorial-desk\\n";
    private static final String SITE = Events.read("publish-article/200-site");
    private static final List<String> SITES = List.of(
            SITE,
            SITE.replace("The Fair Copy", "The Foul Papers"),
            SITE.replace("language: en\\n", "language: de-CH\\n"),
            SITE.replace("language: en\\n", "language: ar\\n"),
            SITE.replace("Markets", "Trade"),
            SITE.replace("markets", "trade"),
            SITE.replace("maud-ferris", "mo-ferris"),
            SITE.replaceFirst("#[0-9a-f]{6}", "#123456"),
            with("identity:\\n  typeface: bulletin\\n  accent: '#123456'\\n  corners: round\\n"),
            with("identity:\\n"
                    + "  typeface: system\\n"
                    + "  icon: <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0"
                    + " 0h9v9z'/></svg>\\n"),
            with("menus:\\n  footer:\\n    - label: About\\n      address: /about\\n"),
            with("embeds: [youtube, 'mastodon:social.example']\\n"),
            // Of these some drop what articles use, as editors can who publish in the same moment.
            SITE.replace("id: markets\\n", "id: trade\\n    formerly: [markets]\\n"),
            SITE.replace("id: culture\\n", "id: books\\n    formerly: [culture, weather]\\n"),
            SITE.replace("id: markets-desk\\n", "id: money-desk\\n    formerly: [markets-desk, Ann Guest]\\n"),
            with("kinds:\\n  - name: News\\n    formerly: Analysis\\n"),
            SITE.replace(
                    "name: Science Desk\\n",
                    "name: Science Desk\\n"
                            + "    role: Editor\\n"
                            + "    portrait: science.jpg\\n"
                            + "    links: [{label: Here, url: 'https://example.org/science'}]\\n"),
            SITE.replace("title: ", "# The same in other words.\\ntitle: "));

    /** What the home page shows; the last one is the usual. Addresses, tags and kinds are those of the articles below. */
    private static final List<String> COMPOSITIONS = List.of(
            composition(
                    "lead",
                    "mostRead",
                    "strip, tag: tides, layout: grid, articles: 12",
                    "strip, kind: Analysis, layout: list",
                    "picks, title: Again, articles: [article-1, article-2, 𠮷-0, old-3]",
                    "sections, layout: headlines"),
            composition(
                    "picks, title: Again, articles: [article-5, 𠮷-4, third, 𠮷-8], layout: list",
                    "latest, articles: 3",
                    "lead",
                    "seconds, articles: 3",
                    "strip, section: science, layout: grid, articles: 2",
                    "strip, tag: 港, layout: headlines, articles: 3",
                    "strip, tag: beat 1",
                    "picks, title: More, articles: [article-1, old-5, corrected]",
                    "live"),
            "");

    private final Random random;

    RandomSettings(Random random) {
        this.random = random;
    }

    /** The usual settings, with another composition of the home page than before, or with the same. */
    String usual() {
        return composed(SITE);
    }

    /** The same of any settings. */
    String any() {
        return composed(pick(SITES, random));
    }

    private String composed(String site) {
        return with(site, pick(COMPOSITIONS, random));
    }

    private static String with(String settings) {
        return with(SITE, settings);
    }

    /** Settings with more of them. */
    private static String with(String site, String settings) {
        return site.replace(DESK, DESK + settings);
    }

    private static String composition(String... blocks) {
        return "frontPage:\\n"
                + Stream.of(blocks)
                        .map(block -> "  - {block: " + block + "}\\n")
                        .collect(Collectors.joining());
    }
}
