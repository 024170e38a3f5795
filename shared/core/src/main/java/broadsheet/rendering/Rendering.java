package broadsheet.rendering;

import static java.util.Objects.requireNonNull;

/**
 * How far the rendering of every page has come. Work that is done twice, because its message came twice, counts twice.
 *
 * @param id tells it from earlier ones
 * @param steps how many steps of finding pages are done
 * @param found how many pages were found so far
 * @param rendered how many of them were looked at
 * @param written how many of those differed from what stood there
 * @param walked whether all pages have been found
 */
public record Rendering(String id, int steps, int found, int rendered, int written, boolean walked) {
    public Rendering {
        requireNonNull(id, "id is null");
    }

    /** Whether every page has been looked at. */
    public boolean isComplete() {
        return walked && rendered >= found;
    }
}
