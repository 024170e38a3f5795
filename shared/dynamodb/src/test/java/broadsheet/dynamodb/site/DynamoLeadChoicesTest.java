package broadsheet.dynamodb.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.ArticleId;
import broadsheet.article.LeadChoice;
import broadsheet.audit.Act;
import broadsheet.audit.Actor;
import broadsheet.audit.AuditRecord;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ListingKeys;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DynamoLeadChoicesTest {
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
    private static final ArticleId ARTICLE = new ArticleId("01JQRX00000000000000000001");

    private static final Actor ADA = new Actor("ada", "Ada");

    private final Table table = new Table(
            Dynoxide.shared().client(), Tables.create(Dynoxide.shared().client()), Consistency.STRONG);
    private final DynamoLeadChoices choices = new DynamoLeadChoices(table);

    @Test
    void lastChoiceAppliesUntilItIsCleared() {
        assertEquals(Optional.empty(), choices.current());
        choose(new LeadChoice(ARTICLE, Optional.of(NOW.plusSeconds(60)), "Ada", NOW));
        var last = new LeadChoice(ARTICLE, Optional.empty(), "Ben", NOW.plusSeconds(1));
        choose(last);
        choose(last);
        assertEquals(Optional.of(last), choices.current());
        clear();
        clear();
        assertEquals(Optional.empty(), choices.current());
    }

    @Test
    void repeatedChoiceAndEndAreRecordedOnce() {
        var choice = new LeadChoice(ARTICLE, Optional.empty(), "Ada", NOW);
        choose(choice);
        choose(new LeadChoice(ARTICLE, Optional.empty(), "Ada", NOW.plusSeconds(1)));
        assertEquals(Optional.of(choice), choices.current());
        clear();
        clear();
        choose(choice);
        assertEquals(List.of("lead-chosen", "lead-chosen", "lead-cleared"), acts());
    }

    @Test
    void damagedChoiceIsReplacedByTheNext() {
        table.put(Item.keyed(ListingKeys.LEAD, Keys.CURRENT));
        clear();
        assertEquals(List.of(), acts());
        var choice = new LeadChoice(ARTICLE, Optional.empty(), "Ada", NOW);
        choose(choice);
        assertEquals(Optional.of(choice), choices.current());
    }

    private void choose(LeadChoice choice) {
        choices.choose(choice, record(Act.LEAD_CHOSEN));
    }

    private void clear() {
        choices.clear(choice -> record(Act.LEAD_CLEARED));
    }

    private static AuditRecord record(Act act) {
        return new AuditRecord(NOW, ADA, act, "a-tide", "A tide", Optional.empty());
    }

    private List<String> acts() {
        return table.queryAll("pk = :pk", List.of("AUDIT#2026-04"), query -> {}).stream()
                .map(item -> item.string("act"))
                .sorted()
                .toList();
    }
}
