package broadsheet.article;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Articles.Expectation;
import broadsheet.audit.Actor;
import java.time.Instant;
import java.util.function.Consumer;

/** The store of the site's settings, for the editors who change them. */
public interface SiteStore {
    /**
     * Replaces the settings, and adds the document to their history. It starts the rendering of all pages if the
     * settings differ. The method is idempotent: publishing the same draft again changes nothing.
     *
     * @param check refuses a change of the given settings to the draft's by an exception; it may run several times
     * @param editor the editor who publishes; the revision records the name
     * @throws Articles.RevisionConflict if the settings' revision is not the expected one
     * @throws Articles.TooLarge if the document, or what it says, exceeds the store's limit
     * @throws Busy if other writers are faster, or the table is busy, at each attempt
     */
    Publication publish(Draft draft, Expectation expected, Consumer<Site> check, Actor editor, Instant now);

    /**
     * Settings to publish.
     *
     * @param document site.yaml as sent
     * @param site what it says
     */
    record Draft(String document, Site site) {
        public Draft {
            requireNonNull(document, "document is null");
            requireNonNull(site, "site is null");
        }

        /** A fingerprint of everything that publishing this draft would store. */
        public String digest() {
            return Fingerprint.of(document, "\n", site.toString());
        }
    }

    /**
     * The result of a publication.
     *
     * @param revision the settings' current revision
     * @param changed whether the publication added it
     */
    record Publication(int revision, boolean changed) {}
}
