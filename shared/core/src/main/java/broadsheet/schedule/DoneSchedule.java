package broadsheet.schedule;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A schedule that was done. It says whether it was late.
 *
 * @param schedule the schedule
 * @param done when it was done
 * @param slug the slug at which the article was published or withdrawn; empty if that is not known any more
 */
public record DoneSchedule(Schedule schedule, Instant done, Optional<Slug> slug) {
    /** How long editors see it: a calendar of any month has all of the last month. */
    public static final Duration SHOWN = Duration.ofDays(35);

    public DoneSchedule {
        requireNonNull(schedule, "schedule is null");
        requireNonNull(done, "done is null");
        requireNonNull(slug, "slug is null");
    }
}
