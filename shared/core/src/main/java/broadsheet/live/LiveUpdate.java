package broadsheet.live;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.time.Instant;
import java.util.Optional;

/**
 * An update of a coverage.
 *
 * @param id its name, which whoever posted it chose
 * @param place its number in the coverage, from 1, in the order of posting; it keeps it for good
 * @param sequence the number of its last change among all changes of the coverage, from 1
 * @param revision how often it was written
 * @param posted when it was posted, to the second
 * @param revised when it last came to say something else, to the second; empty if it never did
 * @param content what it says; empty if it was withdrawn
 */
public record LiveUpdate(
        UpdateId id,
        int place,
        int sequence,
        int revision,
        Instant posted,
        Optional<Instant> revised,
        Optional<UpdateContent> content) {
    /** How many updates a page of older ones holds: those of so many places. */
    public static final int PER_PAGE = 20;

    public LiveUpdate {
        requireNonNull(id, "id is null");
        if (place < 1 || sequence < 1 || revision < 1) {
            throw new IllegalArgumentException(
                    "place %d, sequence %d, revision %d".formatted(place, sequence, revision));
        }
        requireNonNull(posted, "posted is null");
        requireNonNull(revised, "revised is null");
        requireNonNull(content, "content is null");
    }

    /** What became of an update by its last change. */
    public enum State {
        /** It was posted. */
        NEW,
        /** It says something else now, or was pinned, or is no longer. */
        CORRECTED,
        /** It was taken back. */
        WITHDRAWN
    }

    /** What became of it by its last change. */
    public State state() {
        return content.isEmpty() ? State.WITHDRAWN : revision > 1 ? State.CORRECTED : State.NEW;
    }

    /** Whether it stands above the others. */
    public boolean pinned() {
        return content.filter(UpdateContent::pinned).isPresent();
    }

    /** The page of older updates that has a place. */
    public static int page(int place) {
        return (place - 1) / PER_PAGE + 1;
    }

    /** The path of a page of older updates, from 1. */
    public static String path(Slug coverage, int page) {
        return Coverage.path(coverage) + "/updates/" + page;
    }

    /** Where the update can always be found. */
    public String path(Slug coverage) {
        return path(coverage, page(place)) + "#" + id.anchor();
    }
}
