package broadsheet.pages;

import broadsheet.article.ArticleId;
import broadsheet.article.Lead;
import broadsheet.article.Section;
import broadsheet.article.Summary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The content of the home page: the lead article, two more, the latest others, then the newest of every section. No article appears twice.
 *
 * @param lead the article that {@link Lead} decides on; empty before the first publication
 * @param seconds the next two of the newest articles
 * @param latest the next of the newest articles, as headlines
 * @param sections the sections with further articles, in the order of the navigation
 */
public record FrontPage(Optional<Summary> lead, List<Summary> seconds, List<Summary> latest, List<Block> sections) {
    private static final int SECONDS = 2;
    private static final int LATEST = 4;
    private static final int PER_SECTION = 4;

    /**
     * A section's block on the home page.
     *
     * @param section the section
     * @param entries its newest articles that do not appear further up
     */
    public record Block(Section section, List<Summary> entries) {}

    /**
     * Chooses the articles of the page.
     *
     * @param lead the article that leads
     * @param newest the newest articles of all
     * @param ofSection returns the newest articles of a section, at least {@link #needed()} if there are so many
     */
    static FrontPage of(
            Optional<Summary> lead,
            List<Summary> newest,
            List<Section> sections,
            Function<Section, List<Summary>> ofSection) {
        // By id: the entry of a chosen article may be of another revision than its head for a moment.
        Set<ArticleId> shown = new HashSet<>();
        lead.ifPresent(article -> shown.add(article.id()));
        List<Summary> seconds = take(newest, SECONDS, shown);
        List<Summary> latest = take(newest, LATEST, shown);
        List<Block> blocks = new ArrayList<>();
        for (Section section : sections) {
            List<Summary> entries = take(ofSection.apply(section), PER_SECTION, shown);
            if (!entries.isEmpty()) {
                blocks.add(new Block(section, entries));
            }
        }
        return new FrontPage(lead, seconds, latest, List.copyOf(blocks));
    }

    /** The number of articles that fill a section's block, even if some of them appear further up. */
    static int needed() {
        return PER_SECTION + LATEST + SECONDS + 1;
    }

    private static List<Summary> take(List<Summary> from, int count, Set<ArticleId> shown) {
        List<Summary> taken = from.stream()
                .filter(summary -> !shown.contains(summary.id()))
                .limit(count)
                .toList();
        taken.forEach(summary -> shown.add(summary.id()));
        return taken;
    }
}
