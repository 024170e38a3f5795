package broadsheet.pages;

import broadsheet.article.LeadChoice;
import broadsheet.article.LeadChoices;
import broadsheet.audit.AuditRecord;
import java.util.Optional;
import java.util.function.Function;

/** The choice of the leading article, in memory. */
final class MemoryLeads implements LeadChoices {
    private Optional<LeadChoice> choice = Optional.empty();

    @Override
    public Optional<LeadChoice> current() {
        return choice;
    }

    @Override
    public void choose(LeadChoice chosen, AuditRecord audit) {
        choice = Optional.of(chosen);
    }

    @Override
    public void clear(Function<LeadChoice, AuditRecord> audit) {
        choice = Optional.empty();
    }
}
