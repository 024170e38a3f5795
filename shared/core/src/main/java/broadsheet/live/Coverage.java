package broadsheet.live;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.time.Instant;
import java.util.Optional;

/**
 * A live coverage of an event, open or closed.
 *
 * @param id the coverage's name in its URL
 * @param revision counts its writes, from 1
 * @param metadata the editors' description of it
 * @param opened the time when it was opened, to the second
 * @param closed the time when it was closed, to the second; empty while it is open
 */
public record Coverage(Slug id, int revision, CoverageMetadata metadata, Instant opened, Optional<Instant> closed) {
    public Coverage {
        requireNonNull(id, "id is null");
        if (revision < 1) {
            throw new IllegalArgumentException("revision is " + revision);
        }
        requireNonNull(opened, "opened is null");
        if (closed.isPresent() != metadata.closed()) {
            throw new IllegalArgumentException("closed contradicts the metadata");
        }
    }

    /** The path of a coverage's page. */
    public static String path(Slug id) {
        return "/live/" + id.encoded();
    }
}
