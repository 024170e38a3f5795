package broadsheet.rendering;

import java.util.Optional;

/** The rendering of every page, of which there is one at a time: a new one takes the place of the one before. */
public interface Renderings {
    /** Starts a rendering; one that is under way ends. Safe to repeat with the same id. */
    void start(String id);

    /**
     * The id of the last rendering that was started and not stopped.
     *
     * @throws IllegalStateException as long as not all can be read that was written to start it
     */
    Optional<String> started();

    /** The last rendering that was started and not stopped. */
    Optional<Rendering> current();

    /** Ends the rendering: what waits to be rendered for it is dropped when its turn comes. Safe to repeat. */
    void stop();

    /**
     * Counts pages that were found by a step of a rendering, from 0; without effect if that step is counted already, or the
     * rendering is no longer the current one.
     */
    void found(String id, int step, int pages, boolean all);

    /** Counts pages that were rendered for a rendering; without effect if it is no longer the current one. */
    void rendered(String id, int pages, int written);
}
