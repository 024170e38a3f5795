package broadsheet.rendering;

import broadsheet.audit.Actor;
import java.time.Instant;
import java.util.Optional;

/** The rendering of all pages. There is one at a time: a new one replaces the current one. */
public interface Renderings {
    /**
     * Starts a rendering, ends the current one, and records who did so, in one transaction. The method is idempotent for the
     * same id.
     */
    void start(String id, Actor by, Instant now);

    /**
     * The id of the last rendering that was started and not stopped.
     *
     * @throws IllegalStateException while the items that started it are not yet all readable
     */
    Optional<String> started();

    /** The progress of the last rendering that was started and not stopped. */
    Optional<Rendering> current();

    /**
     * Stops the rendering, and records who did so in the same transaction. Functions discard its remaining messages. Where
     * there is no rendering, nothing happens.
     */
    void stop(Actor by, Instant now);

    /**
     * Counts the pages that a step reconciled; steps are numbered from 0. It has no effect if the step is counted
     * already, or the rendering is not the current one.
     *
     * @param pages the number of pages
     * @param written how many of them differed from the stored page
     * @param all whether no step follows
     */
    void rendered(String id, int step, int pages, int written, boolean all);
}
