package broadsheet.dynamodb.readership;

import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Meter;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import broadsheet.readership.RatingSummary;
import broadsheet.readership.Stars;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The ratings of one article, in a table of its own. */
final class RatingsFixture implements AutoCloseable {
    final FaultInjector faults = new FaultInjector();
    final Meter meter = new Meter();
    final DynamoDbClient client = Dynoxide.shared().client(faults, meter);
    final Table table = new Table(client, Tables.create(client), Consistency.STRONG);
    final DynamoRatings ratings = new DynamoRatings(table);

    /** Adds up what is kept, the long way. */
    RatingSummary kept() {
        int[] counts = new int[Stars.MOST];
        client.scanPaginator(scan -> scan.tableName(table.name())).items().stream()
                .map(Item::of)
                .filter(item -> item.string("pk").startsWith(Keys.RATING + "#"))
                .forEach(item -> counts[item.number("stars") - 1]++);
        return new RatingSummary(IntStream.of(counts).boxed().toList());
    }

    @Override
    public void close() {
        client.close();
    }

    enum Crash {
        NONE,
        BEFORE,
        AFTER,
        CONFLICT
    }

    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Stops the process around the next transaction, or has it meet another. */
    static final class FaultInjector implements ExecutionInterceptor {
        Crash next = Crash.NONE;

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof TransactWriteItemsRequest) {
                stop(Crash.BEFORE);
                if (next == Crash.CONFLICT) {
                    next = Crash.NONE;
                    throw TransactionCanceledException.builder()
                            .cancellationReasons(CancellationReason.builder()
                                    .code("TransactionConflict")
                                    .build())
                            .build();
                }
            }
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof TransactWriteItemsRequest) {
                stop(Crash.AFTER);
            }
        }

        private void stop(Crash when) {
            if (next == when) {
                next = Crash.NONE;
                throw new Stopped();
            }
        }
    }
}
