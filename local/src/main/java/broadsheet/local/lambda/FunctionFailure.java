package broadsheet.local.lambda;

/** A function call failed: the handler threw, exceeded its timeout, or returned more than Lambda's payload limit. */
public final class FunctionFailure extends Exception {
    private static final long serialVersionUID = 1L;

    FunctionFailure(String message, Throwable cause) {
        super(message, cause);
    }

    FunctionFailure(String message) {
        super(message);
    }
}
