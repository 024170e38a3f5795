package broadsheet.dynamodb.live;

import static broadsheet.dynamodb.live.LiveFixture.ANYTHING;
import static broadsheet.dynamodb.live.LiveFixture.ED;
import static broadsheet.dynamodb.live.LiveFixture.LAUNCH;
import static broadsheet.dynamodb.live.LiveFixture.NOW;
import static broadsheet.dynamodb.live.LiveFixture.coverage;
import static broadsheet.dynamodb.live.LiveFixture.update;
import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.audit.AuditTrail.Selection;
import broadsheet.dynamodb.audit.DynamoAuditTrail;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each act of live coverage is recorded once. */
class LiveRecordsTest {
    private final LiveFixture live = new LiveFixture();

    @Test
    void eachChangeOfACoverageIsRecordedOnce() {
        live.open();
        live.open();
        live.store.write(LAUNCH, coverage("Renamed", "science", false), ANYTHING, ED, NOW.plusSeconds(1));
        live.store.write(LAUNCH, coverage("Renamed", "science", true), ANYTHING, ED, NOW.plusSeconds(2));
        live.store.write(LAUNCH, coverage("Renamed", "science", true), ANYTHING, ED, NOW.plusSeconds(3));
        live.store.write(LAUNCH, coverage("Renamed", "science", false), ANYTHING, ED, NOW.plusSeconds(4));
        assertEquals(
                List.of(
                        "coverage-changed a-launch Renamed",
                        "coverage-closed a-launch Renamed",
                        "coverage-changed a-launch Renamed",
                        "coverage-opened a-launch A launch"),
                records());
    }

    @Test
    void eachChangeOfAnUpdateIsRecordedOnceByItsPlace() {
        live.open();
        live.post(1);
        live.post(1);
        live.write(1, update("Corrected"), ANYTHING);
        live.withdraw(1);
        live.withdraw(1);
        assertEquals(
                List.of(
                        "update-withdrawn a-launch#1 ",
                        "update-changed a-launch#1 ",
                        "update-posted a-launch#1 ",
                        "coverage-opened a-launch A launch"),
                records());
    }

    private List<String> records() {
        return new DynamoAuditTrail(live.table)
                        .list(
                                new Selection(NOW, NOW.plus(Duration.ofHours(1)), Optional.empty(), Optional.empty()),
                                100,
                                Optional.empty())
                        .records()
                        .stream()
                        .map(audit -> "%s %s %s".formatted(audit.act(), audit.subject(), audit.title()))
                        .toList();
    }
}
