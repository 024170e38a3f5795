package broadsheet.local.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.local.template.StreamMapping;
import broadsheet.local.template.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

final class ShardFeedTest {
    /** Keys whose lanes differ if there are two. */
    private static final String SLOW = "a";

    private static final String QUICK = "b";

    @TempDir
    private Path folder;

    private final Queue<String> written = new ArrayDeque<>();
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch released = new CountDownLatch(1);
    private final Semaphore free = new Semaphore(0);
    private final List<ShardFeed> feeds = new ArrayList<>();
    private int number;

    @AfterEach
    void close() {
        released.countDown();
        feeds.forEach(ShardFeed::close);
    }

    @Test
    void lanesDoNotWaitForEachOtherAndTheCheckpointWaitsForAll() throws Exception {
        ShardFeed feed = feed(2);
        written.addAll(List.of(SLOW, QUICK, SLOW, QUICK));
        while (!done.equals(List.of("2", "4"))) {
            feed.turn();
        }
        assertEquals(Optional.empty(), checkpoints().position("shard"));
        released.countDown();
        while (!checkpoints().position("shard").equals(Optional.of("4"))) {
            feed.turn();
        }
        assertEquals(List.of("2", "4", "1", "3"), done);
    }

    @Test
    void oneLaneKeepsTheOrderOfTheShard() throws Exception {
        ShardFeed feed = feed(1);
        released.countDown();
        written.addAll(List.of(SLOW, QUICK, SLOW, QUICK));
        while (!checkpoints().position("shard").equals(Optional.of("4"))) {
            feed.turn();
        }
        assertEquals(List.of("1", "2", "3", "4"), done);
        assertTrue(written.isEmpty());
    }

    @Test
    void onceALaneIsFreeTheNextTurnDeliversItsNextBatch() throws Exception {
        ShardFeed feed = feed(1);
        released.countDown();
        written.addAll(List.of(SLOW, QUICK, SLOW));
        for (String number : List.of("1", "2", "3")) {
            feed.turn();
            assertTrue(free.tryAcquire(10, TimeUnit.SECONDS));
            assertEquals(number, done.getLast());
        }
    }

    private ShardFeed feed(int parallel) {
        var table = new Table("table", Map.of(), List.of(), Optional.empty(), Optional.empty());
        var mapping = new StreamMapping(
                "function-event",
                "function",
                table,
                1,
                Duration.ZERO,
                parallel,
                OptionalInt.empty(),
                false,
                false,
                Optional.empty(),
                List.of());
        var shard = Shard.open(new Streams(), "arn", "shard", Optional.empty());
        var delivery = new Delivery(OptionalInt.empty(), false, this::call, givenUp -> {});
        var feed = new ShardFeed(mapping, shard, checkpoints(), delivery, free::release);
        feeds.add(feed);
        return feed;
    }

    private Checkpoints checkpoints() {
        return new Checkpoints(folder.resolve("function-event"));
    }

    private Outcome call(List<Change> batch) {
        if (batch.getFirst().key().contains(SLOW)) {
            try {
                released.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        batch.forEach(change -> done.add(change.sequenceNumber()));
        return new Outcome(batch.size(), Optional.empty());
    }

    /** A shard that holds what is written. */
    private final class Streams implements DynamoDbStreamsClient {
        @Override
        public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
            return GetShardIteratorResponse.builder().shardIterator("next").build();
        }

        @Override
        public GetRecordsResponse getRecords(GetRecordsRequest request) {
            List<Record> records = new ArrayList<>();
            while (!written.isEmpty()) {
                records.add(record(written.remove()));
            }
            return GetRecordsResponse.builder()
                    .records(records)
                    .nextShardIterator("next")
                    .build();
        }

        private Record record(String key) {
            return Record.builder()
                    .eventName("INSERT")
                    .dynamodb(StreamRecord.builder()
                            .keys(Map.of("pk", AttributeValue.fromS(key)))
                            .sequenceNumber(Integer.toString(++number))
                            .approximateCreationDateTime(Instant.EPOCH)
                            .sizeBytes(1L)
                            .build())
                    .build();
        }

        @Override
        public String serviceName() {
            return "streams";
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }
}
