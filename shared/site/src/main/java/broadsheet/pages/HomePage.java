package broadsheet.pages;

import broadsheet.article.ArticleId;
import broadsheet.article.Composition;
import broadsheet.article.Composition.Block;
import broadsheet.article.Listing;
import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.article.StripLayout;
import broadsheet.article.Summary;
import broadsheet.pages.ListingQuery.Newest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The content of the home page, as its {@link Composition} says. No article appears twice.
 *
 * @param isEmpty whether nothing is published
 * @param regions its regions, from top to bottom
 */
public record HomePage(boolean isEmpty, List<Region> regions) {
    private static final Listing ALL = new Listing.All();

    /** The most entries of one query. Further down, a strip that shares them with those above is shorter. */
    private static final int MAX_QUERY = 60;

    /** Every third strip stands on the colour of its section. */
    private static final int RHYTHM = 3;

    public HomePage {
        regions = List.copyOf(regions);
    }

    /** A region of the page. */
    public sealed interface Region {
        /** The open live coverages. */
        record Live() implements Region {}

        /** The most read articles, where they stand by themselves. */
        record MostRead() implements Region {}

        /**
         * The top of the page.
         *
         * @param lead the article that leads
         * @param seconds articles beside it
         * @param latest articles as headlines
         * @param hasMostRead whether the most read articles stand beside them
         */
        record Opening(Optional<Summary> lead, List<Summary> seconds, List<Summary> latest, boolean hasMostRead)
                implements Region {}

        /**
         * A strip of articles.
         *
         * @param title its heading; empty for that of the newest articles
         * @param listing the listing to which the heading leads; empty if it leads nowhere
         * @param section the id of its section; empty if it has none
         * @param layout how the articles are shown
         * @param entries the articles, at least one
         * @param number its place among the strips, from zero
         */
        record Strip(
                String title,
                Optional<Listing> listing,
                String section,
                StripLayout layout,
                List<Summary> entries,
                int number)
                implements Region {
            /** The classes of its element. Strips alternate, so that no two neighbours look the same. */
            public String classes() {
                String shape =
                        layout == StripLayout.WIDE ? "" : " as-" + layout.name().toLowerCase(Locale.ROOT);
                return "block" + shape
                        + switch (number % RHYTHM) {
                            case 0 -> layout == StripLayout.HEADLINES ? "" : " band";
                            case 1 -> " split";
                            default -> "";
                        };
            }

            /** The articles behind the first one. */
            public List<Summary> others() {
                return entries.subList(1, entries.size());
            }
        }
    }

    /**
     * Chooses the articles of the page.
     *
     * @param lead the article that leads
     * @param picked finds a published article by an address
     * @param ask answers queries of listings
     */
    static HomePage of(
            Site site,
            Optional<Summary> lead,
            Function<Slug, Optional<Summary>> picked,
            Function<Newest, List<Summary>> ask) {
        return new Builder(site, lead, picked, ask).page();
    }

    /** Goes through the blocks and knows what those above show. */
    private static final class Builder {
        private final Site site;
        private final Optional<Summary> lead;
        private final Function<Slug, Optional<Summary>> picked;
        private final Function<Newest, List<Summary>> ask;
        private final List<Block> blocks;

        // By id: the entry of a chosen article may be of another revision than its head for a moment.
        private final Set<ArticleId> shown = new HashSet<>();
        /** The one that leads, and those of lists further up. */
        private final Set<ArticleId> placed = new HashSet<>();

        private final List<Block> above = new ArrayList<>();
        private final List<Region> regions = new ArrayList<>();
        private int strips;

        Builder(
                Site site,
                Optional<Summary> lead,
                Function<Slug, Optional<Summary>> picked,
                Function<Newest, List<Summary>> ask) {
            this.site = site;
            this.lead = lead;
            this.picked = picked;
            this.ask = ask;
            this.blocks = site.frontPage().blocks();
        }

        HomePage page() {
            lead.ifPresent(article -> placed.add(article.id()));
            shown.addAll(placed);
            List<Summary> picks = site.frontPage().picks().stream()
                    .flatMap(slug -> picked.apply(slug).stream())
                    .toList();
            picks.forEach(article -> shown.add(article.id()));
            // What leads, and what is picked, stands in no list above it either.
            above.addAll(blocks.stream()
                    .filter(block -> block instanceof Block.Lead || block instanceof Block.Picks)
                    .toList());
            for (int i = 0; i < blocks.size(); i++) {
                List<Block> run = opening(i);
                if (run.stream().anyMatch(Block.Lead.class::isInstance)) {
                    open(run);
                    i += run.size() - 1;
                } else {
                    add(blocks.get(i));
                }
            }
            return new HomePage(lead.isEmpty(), regions);
        }

        /** The blocks from this one on that can share the top of the page. */
        private List<Block> opening(int first) {
            return blocks.subList(first, blocks.size()).stream()
                    .takeWhile(block -> switch (block) {
                        case Block.Lead() -> true;
                        case Block.Seconds seconds -> true;
                        case Block.Latest latest -> true;
                        case Block.MostRead() -> true;
                        default -> false;
                    })
                    .toList();
        }

        private void open(List<Block> run) {
            List<Summary> seconds = new ArrayList<>();
            List<Summary> latest = new ArrayList<>();
            for (Block block : run) {
                switch (block) {
                    case Block.Seconds(int articles) -> seconds.addAll(newest(block, ALL, articles));
                    case Block.Latest(int articles) -> latest.addAll(newest(block, ALL, articles));
                    default -> {}
                }
            }
            boolean hasMostRead = run.stream().anyMatch(Block.MostRead.class::isInstance);
            regions.add(new Region.Opening(lead, List.copyOf(seconds), List.copyOf(latest), hasMostRead));
        }

        private void add(Block block) {
            switch (block) {
                case Block.Live() -> regions.add(new Region.Live());
                case Block.MostRead() -> regions.add(new Region.MostRead());
                case Block.Sections sections ->
                    site.sections().stream()
                            .filter(section -> !site.frontPage().names(new Listing.OfSection(section.id())))
                            .forEach(section -> section(section, "", sections.layout(), block));
                case Block.Strip(Listing.OfSection(Slug id), String title, StripLayout layout, int articles) ->
                    site.section(id).ifPresent(section -> section(section, title, layout, block));
                case Block.Strip(Listing listing, String title, StripLayout layout, int articles) ->
                    strip(title, Optional.of(listing), "", layout, newest(block, listing, articles));
                case Block.Latest(int articles) ->
                    strip("", Optional.empty(), "", StripLayout.HEADLINES, newest(block, ALL, articles));
                case Block.Picks picks -> strip(picks.title(), Optional.empty(), "", picks.layout(), found(picks));
                // They stand in the opening alone.
                case Block.Lead() -> {}
                case Block.Seconds seconds -> {}
            }
        }

        private void section(Section section, String title, StripLayout layout, Block block) {
            Listing listing = new Listing.OfSection(section.id());
            strip(
                    title.isEmpty() ? section.name() : title,
                    Optional.of(listing),
                    section.id().value(),
                    layout,
                    newest(block, listing, block.articles()));
        }

        /** The picked articles that no list further up names, without the one that leads. */
        private List<Summary> found(Block.Picks picks) {
            return picks.slugs().stream()
                    .flatMap(slug -> picked.apply(slug).stream())
                    .filter(article -> placed.add(article.id()))
                    .toList();
        }

        private void strip(
                String title, Optional<Listing> listing, String section, StripLayout layout, List<Summary> entries) {
            if (!entries.isEmpty()) {
                regions.add(new Region.Strip(title, listing, section, layout, entries, strips));
                strips++;
            }
        }

        /** The newest articles of a listing that nothing above shows. */
        private List<Summary> newest(Block block, Listing listing, int count) {
            int shared = above.stream()
                    .filter(other -> !isApart(other, listing))
                    .mapToInt(Block::articles)
                    .sum();
            above.add(block);
            List<Summary> taken = ask.apply(new Newest(listing, Math.min(MAX_QUERY, count + shared))).stream()
                    .filter(article -> !shown.contains(article.id()))
                    .limit(count)
                    .toList();
            taken.forEach(article -> shown.add(article.id()));
            return taken;
        }

        /** Whether a block can show no article of this listing, because both are of different sections. */
        private static boolean isApart(Block block, Listing listing) {
            return listing instanceof Listing.OfSection
                    && switch (block) {
                        case Block.Sections sections -> true;
                        case Block.Strip(Listing.OfSection other, String title, StripLayout layout, int articles) ->
                            !other.equals(listing);
                        default -> false;
                    };
        }
    }
}
