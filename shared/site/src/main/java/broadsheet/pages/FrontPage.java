package broadsheet.pages;

import broadsheet.article.Section;
import broadsheet.article.Summary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The home page, edited: what leads, what comes second, then every section's newest. No article stands on it twice.
 *
 * @param lead the newest featured article, else the newest; empty before the first publication
 * @param seconds the two newest others
 * @param sections the sections that have more to show, in the order of the navigation
 */
public record FrontPage(Optional<Summary> lead, List<Summary> seconds, List<Block> sections) {
    private static final int SECONDS = 2;
    private static final int PER_SECTION = 4;

    /**
     * A section's part of the home page.
     *
     * @param section the section
     * @param entries its newest articles that do not stand further up
     */
    public record Block(Section section, List<Summary> entries) {}

    /**
     * Edits the page.
     *
     * @param newest the newest articles of all
     * @param ofSection gives the newest articles of a section, some more than a block shows
     */
    static FrontPage of(List<Summary> newest, List<Section> sections, Function<Section, List<Summary>> ofSection) {
        Set<Summary> shown = new HashSet<>();
        Optional<Summary> lead = newest.stream()
                .filter(Summary::featured)
                .findFirst()
                .or(() -> newest.stream().findFirst());
        lead.ifPresent(shown::add);
        List<Summary> seconds = take(newest, SECONDS, shown);
        List<Block> blocks = new ArrayList<>();
        for (Section section : sections) {
            List<Summary> entries = take(ofSection.apply(section), PER_SECTION, shown);
            if (!entries.isEmpty()) {
                blocks.add(new Block(section, entries));
            }
        }
        return new FrontPage(lead, seconds, List.copyOf(blocks));
    }

    /** How many of a section's articles are needed to fill its block, whatever stands further up. */
    static int needed() {
        return PER_SECTION + SECONDS + 1;
    }

    private static List<Summary> take(List<Summary> from, int count, Set<Summary> shown) {
        List<Summary> taken = from.stream()
                .filter(summary -> !shown.contains(summary))
                .limit(count)
                .toList();
        shown.addAll(taken);
        return taken;
    }
}
