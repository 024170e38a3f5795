package broadsheet.http;

import software.amazon.awssdk.core.exception.SdkServiceException;

/** Failures by which a service of AWS says that it is asked too often, after the SDK has tried again itself. */
final class Throttling {
    /** S3 and others say so by this status alone, where an answer has no body that could say more. */
    private static final int UNAVAILABLE = 503;

    private Throttling() {}

    /** Whether the failure is one of them, or was caused by one. */
    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SdkServiceException refused
                    && (refused.isThrottlingException() || refused.statusCode() == UNAVAILABLE)) {
                return true;
            }
        }
        return false;
    }
}
