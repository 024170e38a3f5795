package broadsheet.live;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.time.Instant;
import java.util.Optional;

/**
 * An update of a coverage.
 *
 * @param id the id that the client chose
 * @param place the permanent number in the coverage, from 1, in the order of posting
 * @param sequence the number of its last change among all changes of the coverage, from 1
 * @param revision counts its writes, from 1
 * @param posted the time when it was posted, to the second
 * @param revised the time when its content last changed, to the second; empty if it never did
 * @param content the content; empty if the update was withdrawn
 */
public record LiveUpdate(
        UpdateId id,
        int place,
        int sequence,
        int revision,
        Instant posted,
        Optional<Instant> revised,
        Optional<UpdateContent> content) {
    /** The number of places on a page of older updates. */
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

    /** The state of an update after its last change. */
    public enum State {
        /** Posted and unchanged. */
        NEW,
        /** Corrected, pinned or unpinned. */
        CORRECTED,
        /** Withdrawn. */
        WITHDRAWN
    }

    /** The state after the last change. */
    public State state() {
        return content.isEmpty() ? State.WITHDRAWN : revision > 1 ? State.CORRECTED : State.NEW;
    }

    /** Whether pages show the update above the others. */
    public boolean pinned() {
        return content.filter(UpdateContent::pinned).isPresent();
    }

    /** The page of older updates that contains a place. */
    public static int page(int place) {
        return (place - 1) / PER_PAGE + 1;
    }

    /** The path of a page of older updates, from 1. */
    public static String path(Slug coverage, int page) {
        return Coverage.path(coverage) + "/updates/" + page;
    }

    /** The permanent URL path of the update, with its fragment. */
    public String path(Slug coverage) {
        return path(coverage, page(place)) + "#" + id.anchor();
    }
}
