package broadsheet.local.template;

import java.util.List;

/** Reads the {@code FunctionResponseTypes} of event source mappings. */
final class ResponseTypes {
    private ResponseTypes() {}

    /** Whether a function may report which items of a batch failed (partial batch responses). */
    static boolean partial(Value types) {
        if (!types.texts().equals(List.of("ReportBatchItemFailures"))) {
            throw types.refuse("ReportBatchItemFailures is the one response type there is");
        }
        return true;
    }
}
