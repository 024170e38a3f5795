package broadsheet.pages;

import static java.util.Objects.requireNonNull;

import broadsheet.live.Coverage;
import broadsheet.live.LiveUpdate;
import broadsheet.live.OpenCoverage;
import java.util.Optional;

/**
 * An open coverage as other pages show it.
 *
 * @param coverage the coverage
 * @param latest its newest update; empty before the first
 */
public record Teaser(OpenCoverage coverage, Optional<LiveUpdate> latest) {
    public Teaser {
        requireNonNull(coverage, "coverage is null");
        latest = latest.filter(update -> update.content().isPresent());
    }

    /** Where the coverage is. */
    public String path() {
        return Coverage.path(coverage.id());
    }

    /** What its newest update is called; empty before the first. */
    public String headline() {
        return latest.flatMap(LiveUpdate::content)
                .map(content -> content.headline())
                .orElse("");
    }

    /** Where its newest update is: on the coverage's page, which shows it. */
    public String latestPath() {
        return latest.map(update -> path() + "#" + update.id().anchor()).orElseGet(this::path);
    }
}
