package broadsheet.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.check.bucket.OffsetClock;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.fixtures.SeededSite;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
final class CheckTest {
    private final CompleteSite site = new CompleteSite();
    private final StoredSite.Snapshot before = site.stored().snapshot();

    @AfterEach
    void restore() {
        site.stored().restore(before);
    }

    @AfterAll
    void close() {
        site.close();
    }

    private record Report(int status, List<String> findings, String summary) {
        boolean tells(Damages.Damage damage) {
            return findings.stream().anyMatch(line -> line.startsWith(damage.place()) && line.contains(damage.wrong()));
        }
    }

    private static Report check(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        String[] all = Stream.concat(Stream.of("--grace-period", "0"), Stream.of(arguments))
                .toArray(String[]::new);
        int status = Check.run(SeededSite.CLOCK, new PrintWriter(out), new PrintWriter(err), all);
        List<String> lines = (out.toString() + err).lines().toList();
        return new Report(status, lines.subList(0, lines.size() - 1), lines.getLast());
    }

    @Test
    void aTrueSystemHasNoFindings() {
        Report report = check();
        assertEquals(List.of(), report.findings());
        assertEquals(0, report.status(), report.summary());
        assertTrue(report.summary().contains("Looked at " + before.items().size() + " items, "), report.summary());
        assertTrue(
                report.summary().endsWith("0 differences, 0 repaired; 0 were none a moment later."), report.summary());
    }

    @Test
    void lookingWritesNothing() {
        Damages.REPAIRED.getFirst().done().accept(site);
        site.stored().garble("index.html");
        var damaged = site.stored().items();
        Set<String> left = site.stored().objects();
        Report found = check();
        assertEquals(1, found.status(), found::toString);
        assertTrue(found.summary().contains(" 0 repaired"), found::toString);
        assertEquals(damaged, site.stored().items());
        assertEquals(left, site.stored().objects());
    }

    @ParameterizedTest
    @FieldSource("broadsheet.check.Damages#REPAIRED")
    void repairFixesDamage(Damages.Damage damage) {
        damage.done().accept(site);
        Report repaired = check("--repair");
        assertTrue(repaired.tells(damage), repaired::toString);
        assertEquals(0, repaired.status(), repaired::toString);
        assertTrue(repaired.findings().stream().allMatch(line -> line.endsWith(": repaired")), repaired::toString);
        // The state before is true: another check of it would find nothing.
        if (!site.stored().equalsStateAt(before)) {
            Report after = check();
            assertEquals(List.of(), after.findings());
            assertEquals(0, after.status(), after::toString);
        }
    }

    @ParameterizedTest
    @FieldSource("broadsheet.check.Damages#TOLD")
    void unrepairableDamageIsReportedWithAdvice(Damages.Damage damage) {
        damage.done().accept(site);
        Report repaired = check("--repair");
        assertTrue(repaired.tells(damage), repaired::toString);
        assertTrue(repaired.status() != 0, repaired::toString);
    }

    @Test
    void anArticleWhoseTextIsLostHidesNoOtherPage() {
        site.stored().delete(Damages.TIDES + " BODY");
        site.stored().deleteObject("articles/" + CompleteSite.LIGHT);
        Report report = check("--repair");
        assertTrue(
                report.findings().contains("/articles/" + CompleteSite.LIGHT + ": is missing: repaired"),
                report::toString);
    }

    @Test
    void agingPageIsReportedAfterGracePeriod() {
        site.stored().copyObject("robots.txt", "data/site.json");
        InstantSource now = InstantSource.system();
        assertEquals(List.of(), check("/data/site.json", now));
        assertEquals(
                List.of("is not what the table says"),
                check("/data/site.json", InstantSource.offset(now, Duration.ofMinutes(10))));
    }

    @Test
    void expiredDiscussionFormIsReportedAfterGracePeriod() {
        site.closeDiscussionsAfter(30);
        site.print();
        Instant end = Instant.parse("2026-03-10T09:00:00Z").plus(Duration.ofDays(30));
        String page = "/articles/" + CompleteSite.TIDES;
        assertEquals(List.of(), check(page, InstantSource.fixed(end.minusSeconds(1))));
        assertEquals(List.of(), check(page, InstantSource.fixed(end.plus(Duration.ofMinutes(8)))));
        assertEquals(
                List.of("is not what the table says"),
                check(page, InstantSource.fixed(end.plus(Duration.ofMinutes(10)))));
    }

    private static List<String> check(String place, InstantSource clock) {
        List<Invariant> invariants = new ArrayList<>();
        DaggerWiring.factory()
                .create(Consistency.STRONG, new OffsetClock(clock))
                .pages()
                .walk(invariants::add);
        return invariants.stream()
                .filter(invariant -> invariant.place().equals(place))
                .flatMap(invariant -> invariant.check().stream())
                .map(Finding::wrong)
                .toList();
    }

    @Test
    void unreachableSystemIsNotReportedAsInconsistent() {
        String there = System.setProperty("aws.endpointUrlS3", "http://127.0.0.1:1");
        try {
            Report report = check();
            assertEquals(2, report.status(), report::toString);
            assertEquals(List.of(), report.findings());
        } finally {
            System.setProperty("aws.endpointUrlS3", String.valueOf(there));
        }
    }
}
