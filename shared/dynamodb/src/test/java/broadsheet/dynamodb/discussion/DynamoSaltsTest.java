package broadsheet.dynamodb.discussion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import broadsheet.dynamodb.table.Item;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class DynamoSaltsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-04-01");

    private final DynamoDbClient client = Dynoxide.shared().client();
    private String table = "";

    @BeforeEach
    void makeTable() {
        table = "salts-" + UUID.randomUUID();
        Tables.createSalts(client, table);
    }

    @Test
    void saltOfADayIsShared() {
        assertArrayEquals(salts().of(TODAY), salts().of(TODAY));
        assertFalse(Arrays.equals(salts().of(TODAY), salts().of(TODAY.plusDays(1))));
    }

    @Test
    void concurrentCreatorsGetTheSameSalt() throws Exception {
        try (ExecutorService makers = Executors.newFixedThreadPool(8)) {
            List<String> made = makers
                    .invokeAll(IntStream.range(0, 32)
                            .<Callable<String>>mapToObj(any -> () -> Arrays.toString(salts().of(TODAY)))
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
            assertEquals(1, Set.copyOf(made).size());
        }
    }

    @Test
    void makingASaltDeletesThoseOfTwoDaysAgoAndBefore() {
        for (int day = 5; day >= 0; day--) {
            salts().of(TODAY.minusDays(day));
        }
        assertEquals(Set.of("SALT#2026-03-31", "SALT#2026-04-01"), days());
    }

    @Test
    void siteWithoutReadersForTwoDaysDeletesItsLastSalts() {
        salts().of(TODAY.minusDays(4));
        salts().of(TODAY.minusDays(3));
        salts().of(TODAY);
        assertEquals(Set.of("SALT#2026-04-01"), days());
    }

    @Test
    void lateVisitOfYesterdayFindsItsSalt() {
        byte[] yesterday = salts().of(TODAY.minusDays(1));
        salts().of(TODAY);
        assertArrayEquals(yesterday, salts().of(TODAY.minusDays(1)));
    }

    @Test
    void saltExpiresTwoDaysAfterItsDayBegan() {
        salts().of(TODAY);
        var salt = Item.of(client.scan(scan -> scan.tableName(table)).items().getFirst());
        assertEquals(TODAY.plusDays(2).atStartOfDay().toEpochSecond(ZoneOffset.UTC), salt.number("expiresAt"));
    }

    private DynamoSalts salts() {
        return new DynamoSalts(client, table);
    }

    private Set<String> days() {
        return client.scan(scan -> scan.tableName(table)).items().stream()
                .map(item -> Item.of(item).string("pk"))
                .collect(Collectors.toSet());
    }
}
