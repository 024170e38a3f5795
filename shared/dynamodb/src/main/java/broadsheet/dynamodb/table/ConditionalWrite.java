package broadsheet.dynamodb.table;

import broadsheet.article.Busy;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * One write of a transaction, and the error if its condition fails.
 *
 * @param write the write
 * @param refusal the exception to throw; empty if the failed condition means that another writer was faster and a
 *     retry should read again
 */
public record ConditionalWrite(TransactWriteItem write, Optional<Supplier<RuntimeException>> refusal) {
    private static final int ATTEMPTS = 12;

    /** A write whose failed condition means that another writer was faster. */
    public static ConditionalWrite of(TransactWriteItem write) {
        return new ConditionalWrite(write, Optional.empty());
    }

    /** A write whose failed condition throws the exception. */
    public static ConditionalWrite orElse(TransactWriteItem write, Supplier<RuntimeException> refusal) {
        return new ConditionalWrite(write, Optional.of(refusal));
    }

    /**
     * Repeats an attempt with increasing backoff until it succeeds.
     *
     * @param what the name of the written thing, for the message of {@link Busy}
     * @param attempt one attempt; empty if another writer was faster or the table was busy
     * @throws Busy if all attempts fail
     */
    public static <T> T untilDone(String what, Supplier<Optional<T>> attempt) {
        for (int i = 0; i < ATTEMPTS; i++) {
            Optional<T> outcome = attempt.get();
            if (outcome.isPresent()) {
                return outcome.get();
            }
            Table.pause(i);
        }
        throw new Busy(what);
    }

    /**
     * Executes all the writes in one transaction.
     *
     * @return false if another writer was faster or the table was busy; nothing was written
     * @throws RuntimeException the first refusal whose condition failed, unless another writer was faster
     */
    public static boolean make(Table table, List<ConditionalWrite> steps) {
        List<TransactWriteItem> writes =
                steps.stream().map(ConditionalWrite::write).toList();
        try {
            table.client().transactWriteItems(request -> request.transactItems(writes));
            return true;
        } catch (TransactionCanceledException cancelled) {
            List<String> codes = cancelled.cancellationReasons().stream()
                    .map(CancellationReason::code)
                    .toList();
            if (!codes.stream().allMatch(Table::isPassing)) {
                throw cancelled;
            }
            boolean raced = false;
            Optional<Supplier<RuntimeException>> refused = Optional.empty();
            for (int i = 0; i < codes.size(); i++) {
                boolean failed = codes.get(i).equals("ConditionalCheckFailed");
                Optional<Supplier<RuntimeException>> refusal = steps.get(i).refusal();
                raced |= failed && refusal.isEmpty();
                refused = refused.or(() -> failed ? refusal : Optional.empty());
            }
            if (!raced && refused.isPresent()) {
                throw refused.get().get();
            }
            return false;
        }
    }
}
