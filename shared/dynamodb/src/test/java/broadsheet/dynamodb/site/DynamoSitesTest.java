package broadsheet.dynamodb.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Author;
import broadsheet.article.DiscussionSettings;
import broadsheet.article.Label;
import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoSitesTest {
    private final DynamoDbClient client = Dynoxide.shared().client();
    private final Table table = new Table(client, Tables.create(client), Consistency.STRONG);
    private final DynamoSites sites = new DynamoSites(table);

    @Test
    void theSettingsAreReadAsTheyWerePublished() {
        Site site = site("Europe/Berlin");
        assertTrue(sites.publish(site));
        assertEquals(site, sites.site());
        assertEquals(ZoneId.of("Europe/Berlin"), sites.site().zone());
        assertFalse(sites.publish(site));
    }

    @Test
    void anotherTimeZoneIsAChange() {
        assertTrue(sites.publish(site(Site.UTC)));
        assertTrue(sites.publish(site("Europe/Berlin")));
        assertTrue(sites.publish(site(Site.UTC)));
    }

    @Test
    void settingsFromBeforeThereWereTimeZonesAreOfUtcAndDoNotCountAsOthers() {
        sites.publish(site(Site.UTC));
        assertFalse(table.getNow(Keys.SITE, Keys.SITE).orElseThrow().has("timeZone"));
        assertEquals(ZoneOffset.UTC, sites.site().zone());
        assertFalse(sites.publish(site(Site.UTC)));
    }

    private static Site site(String timeZone) {
        var desk = new Slug("desk");
        return new Site(
                "A site",
                "What it is",
                "de",
                "https://example.org",
                Optional.of(new Slug("science")),
                new Label(new Slug("news"), "News"),
                new Label(desk, "Desk"),
                List.of(new Section(new Slug("science"), "Science", "", "#000000", "#ffffff")),
                List.of(new Author(desk, "Desk", "")),
                DiscussionSettings.USUAL,
                timeZone);
    }
}
