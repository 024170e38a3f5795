package broadsheet.pages;

import static java.util.Objects.requireNonNull;

import broadsheet.live.Coverage;
import broadsheet.live.LiveUpdate;
import broadsheet.live.OpenCoverage;
import java.util.Optional;

/**
 * An open coverage with its latest update, as other pages show it.
 *
 * @param coverage the coverage
 * @param latest its latest update; empty before the first, and if that is withdrawn
 */
public record Teaser(OpenCoverage coverage, Optional<LiveUpdate> latest) {
    public Teaser {
        requireNonNull(coverage, "coverage is null");
        latest = latest.filter(update -> update.content().isPresent());
    }

    /** The coverage's path. */
    public String path() {
        return Coverage.path(coverage.id());
    }

    /** The headline of the latest update; empty if there is none. */
    public String headline() {
        return latest.flatMap(LiveUpdate::content)
                .map(content -> content.headline())
                .orElse("");
    }

    /** The path of the latest update, on the coverage's page. */
    public String latestPath() {
        return latest.map(update -> path() + "#" + update.id().anchor()).orElseGet(this::path);
    }
}
