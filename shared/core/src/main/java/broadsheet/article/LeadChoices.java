package broadsheet.article;

import java.util.Optional;

/** Keeps the editors' choice of the article that leads the home page. */
public interface LeadChoices {
    /** The last choice, also if it no longer counts; empty if there is none. */
    Optional<LeadChoice> current();

    /** Replaces the choice. */
    void choose(LeadChoice choice);

    /** Removes the choice. */
    void clear();
}
