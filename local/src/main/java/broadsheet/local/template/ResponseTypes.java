package broadsheet.local.template;

import java.util.List;

/** What an event source mapping lets its function report. */
final class ResponseTypes {
    private ResponseTypes() {}

    /** Reads {@code FunctionResponseTypes}: whether the function may report which items of a batch failed. */
    static boolean partial(Value types) {
        if (!types.texts().equals(List.of("ReportBatchItemFailures"))) {
            throw types.refuse("ReportBatchItemFailures is the one response type there is");
        }
        return true;
    }
}
