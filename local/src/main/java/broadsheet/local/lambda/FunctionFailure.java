package broadsheet.local.lambda;

/**
 * A call that did not return: the handler threw, took too long, or answered more than Lambda passes
 * on.
 */
public final class FunctionFailure extends Exception {
    private static final long serialVersionUID = 1L;

    FunctionFailure(String message, Throwable cause) {
        super(message, cause);
    }

    FunctionFailure(String message) {
        super(message);
    }
}
