package broadsheet.article;

import broadsheet.audit.AuditRecord;
import java.util.Optional;
import java.util.function.Function;

/** Keeps the editors' choice of the article that leads the home page. */
public interface LeadChoices {
    /** The last choice, also if it no longer counts; empty if there is none. */
    Optional<LeadChoice> current();

    /**
     * Replaces the choice, and records it in the same transaction. If the same editor has made the same choice already,
     * nothing is written.
     */
    void choose(LeadChoice choice, AuditRecord audit);

    /**
     * Removes the choice, and records it in the same transaction. Where there is no choice, nothing is written.
     *
     * @param audit makes the record of the choice that is removed; it may be called more than once
     */
    void clear(Function<LeadChoice, AuditRecord> audit);
}
