package broadsheet.pages;

import broadsheet.article.LeadChoice;
import broadsheet.article.LeadChoices;
import java.util.Optional;

/** The choice of the leading article, in memory. */
final class MemoryLeads implements LeadChoices {
    private Optional<LeadChoice> choice = Optional.empty();

    @Override
    public Optional<LeadChoice> current() {
        return choice;
    }

    @Override
    public void choose(LeadChoice chosen) {
        choice = Optional.of(chosen);
    }

    @Override
    public void clear() {
        choice = Optional.empty();
    }
}
