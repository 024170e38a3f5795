package broadsheet.readership;

import broadsheet.article.Slug;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What is read most, by the number of its readers.
 *
 * @param ofDay in the last 24 hours
 * @param ofWeek in seven days
 */
public record MostRead(List<Title> ofDay, List<Title> ofWeek) {
    /** How many are shown of each. */
    public static final int SHOWN = 5;

    public MostRead {
        ofDay = List.copyOf(ofDay);
        ofWeek = List.copyOf(ofWeek);
    }

    /** An article as it is shown there. */
    public record Title(Slug slug, String text) {}

    /**
     * An article that may be one of them.
     *
     * @param title what it is called
     * @param recent when its readers came
     */
    public record Candidate(Title title, RecentReaders recent) {}

    /** The most read of these articles; those read as often stand in the order of their slugs. */
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
