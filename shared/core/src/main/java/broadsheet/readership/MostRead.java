package broadsheet.readership;

import broadsheet.article.Slug;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The most-read articles, by number of readers.
 *
 * @param ofDay those of the last 24 hours
 * @param ofWeek those of the last seven days
 */
public record MostRead(List<Title> ofDay, List<Title> ofWeek) {
    /** How many articles pages show of each list. */
    public static final int SHOWN = 5;

    public MostRead {
        ofDay = List.copyOf(ofDay);
        ofWeek = List.copyOf(ofWeek);
    }

    /** An article in a list. */
    public record Title(Slug slug, String text) {}

    /**
     * An article that may be in a list.
     *
     * @param title the article's slug and title
     * @param recent the times of its readers
     */
    public record Candidate(Title title, RecentReaders recent) {}

    /** The most read of these articles. Articles with equal numbers are ordered by slug. */
    public static MostRead of(List<Candidate> candidates, Instant now) {
        return new MostRead(
                most(candidates, candidate -> candidate.recent().ofDay(now)),
                most(candidates, candidate -> candidate.recent().ofWeek(now)));
    }

    private static List<Title> most(List<Candidate> candidates, ToIntFunction<Candidate> readers) {
        return candidates.stream()
                .filter(candidate -> readers.applyAsInt(candidate) > 0)
                .sorted(Comparator.comparingInt(readers)
                        .reversed()
                        .thenComparing(candidate -> candidate.title().slug()))
                .limit(SHOWN)
                .map(Candidate::title)
                .toList();
    }
}
