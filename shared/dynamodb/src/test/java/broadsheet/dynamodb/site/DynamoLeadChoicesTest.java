package broadsheet.dynamodb.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.ArticleId;
import broadsheet.article.LeadChoice;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DynamoLeadChoicesTest {
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
    private static final ArticleId ARTICLE = new ArticleId("01JQRX00000000000000000001");

    private final DynamoLeadChoices choices = new DynamoLeadChoices(new Table(
            Dynoxide.shared().client(), Tables.create(Dynoxide.shared().client()), Consistency.STRONG));

    @Test
    void lastChoiceStandsUntilItIsCleared() {
        assertEquals(Optional.empty(), choices.current());
        choices.choose(new LeadChoice(ARTICLE, Optional.of(NOW.plusSeconds(60)), "Ada", NOW));
        var last = new LeadChoice(ARTICLE, Optional.empty(), "Ben", NOW.plusSeconds(1));
        choices.choose(last);
        choices.choose(last);
        assertEquals(Optional.of(last), choices.current());
        choices.clear();
        choices.clear();
        assertEquals(Optional.empty(), choices.current());
    }
}
