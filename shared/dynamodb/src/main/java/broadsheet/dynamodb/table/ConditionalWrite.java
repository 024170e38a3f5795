package broadsheet.dynamodb.table;

import broadsheet.article.Busy;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * One write of a transaction, and what it means if its condition does not hold.
 *
 * @param write the write
 * @param refusal what to throw then; empty: somebody else was quicker, and reading again will tell
 */
public record ConditionalWrite(TransactWriteItem write, Optional<Supplier<RuntimeException>> refusal) {
    private static final int ATTEMPTS = 12;

    public static ConditionalWrite of(TransactWriteItem write) {
        return new ConditionalWrite(write, Optional.empty());
    }

    public static ConditionalWrite orElse(TransactWriteItem write, Supplier<RuntimeException> refusal) {
        return new ConditionalWrite(write, Optional.of(refusal));
    }

    /**
     * Tries until something came of it, waiting a little longer each time that others were in the way.
     *
     * @param what what is written, should it be too busy
     * @param attempt one try; empty if somebody else was quicker, or the table was busy
     * @throws Busy if nothing came of it in the end
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
     * Makes all the writes or none.
     *
     * @return false if somebody else was quicker, or the table was busy: then none was made
     * @throws RuntimeException the first refusal whose condition did not hold, unless somebody else was quicker
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
