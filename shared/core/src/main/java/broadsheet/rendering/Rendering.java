package broadsheet.rendering;

import static java.util.Objects.requireNonNull;

/**
 * The progress of a rendering of all pages. A redelivered message counts once.
 *
 * @param id the rendering's unique id
 * @param steps the number of completed steps
 * @param found the number of pages found so far
 * @param rendered how many of them were processed; all, since a step finds its pages and processes them
 * @param written how many of those differed from the stored page
 * @param enumerated whether all pages have been found
 */
public record Rendering(String id, int steps, int found, int rendered, int written, boolean enumerated) {
    public Rendering {
        requireNonNull(id, "id is null");
    }

    /** Whether all pages have been processed. */
    public boolean isComplete() {
        return enumerated && rendered >= found;
    }
}
