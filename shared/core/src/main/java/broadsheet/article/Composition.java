package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the home page shows, in this order. An article is shown once: by the lead, else by the list of picks that names
 * it, else by the first block that has it.
 *
 * @param blocks the blocks, one of which is the lead
 */
public record Composition(List<Block> blocks) {
    /** The most blocks. */
    public static final int MAX_BLOCKS = 40;

    /** The most articles of one block. */
    public static final int MAX_ARTICLES = 12;

    /** The most articles of all blocks. Each of them costs a part of a read whenever the home page is rendered. */
    public static final int MAX_ARTICLES_OF_ALL = 150;

    /** The most articles that editors pick for all blocks. Each of them costs two reads. */
    public static final int MAX_PICKS = 24;

    /** The composition of a site that states none. */
    public static final Composition USUAL = new Composition(List.of(
            new Block.Live(),
            new Block.Lead(),
            new Block.Seconds(2),
            new Block.Latest(4),
            new Block.MostRead(),
            new Block.Sections(StripLayout.WIDE, 4)));

    public Composition {
        blocks = List.copyOf(blocks);
        if (blocks.stream().noneMatch(Block.Lead.class::isInstance)) {
            throw new IllegalArgumentException("no block is the lead");
        }
    }

    /** A part of the home page. */
    public sealed interface Block {
        /** The most articles that it shows; of {@link Sections} those of one section. */
        int articles();

        /** The open live coverages. */
        record Live() implements Block {
            @Override
            public int articles() {
                return 0;
            }
        }

        /** The article that {@link broadsheet.article.Lead} decides on. */
        record Lead() implements Block {
            @Override
            public int articles() {
                return 1;
            }
        }

        /** The next of the newest articles, beside the lead. */
        record Seconds(int articles) implements Block {}

        /** Further ones of the newest articles, as headlines. */
        record Latest(int articles) implements Block {}

        /** The most read articles. */
        record MostRead() implements Block {
            @Override
            public int articles() {
                return 0;
            }
        }

        /** A strip for each section that has no strip of its own, in the order of the navigation. */
        record Sections(StripLayout layout, int articles) implements Block {
            public Sections {
                requireNonNull(layout, "layout is null");
            }
        }

        /**
         * The newest articles of a listing.
         *
         * @param title the heading; empty for a section's name
         */
        record Strip(Listing listing, String title, StripLayout layout, int articles) implements Block {
            public Strip {
                requireNonNull(listing, "listing is null");
                requireNonNull(title, "title is null");
                requireNonNull(layout, "layout is null");
            }
        }

        /**
         * Articles that an editor picked. Those that are not published are left out.
         *
         * @param slugs the present or former addresses, in the order in which the articles are shown
         */
        record Picks(String title, List<Slug> slugs, StripLayout layout) implements Block {
            public Picks {
                requireNonNull(title, "title is null");
                slugs = List.copyOf(slugs);
                requireNonNull(layout, "layout is null");
            }

            @Override
            public int articles() {
                return slugs.size();
            }
        }
    }

    /** The addresses of all picked articles. */
    public Set<Slug> picks() {
        return of(Block.Picks.class).flatMap(picks -> picks.slugs().stream()).collect(Collectors.toSet());
    }

    /** Whether the home page has a strip of this listing that the composition names. */
    public boolean names(Listing listing) {
        return of(Block.Strip.class).anyMatch(strip -> strip.listing().equals(listing));
    }

    private <T extends Block> Stream<T> of(Class<T> type) {
        return blocks.stream().filter(type::isInstance).map(type::cast);
    }
}
