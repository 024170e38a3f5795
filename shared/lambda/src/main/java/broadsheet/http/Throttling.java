package broadsheet.http;

import software.amazon.awssdk.core.exception.SdkServiceException;

/** Recognises throttling by AWS services, after the SDK's own retries have failed. */
final class Throttling {
    /** S3 and some other services report throttling by this status alone, if the response has no body. */
    private static final int UNAVAILABLE = 503;

    private Throttling() {}

    /** Whether throttling caused this failure, directly or indirectly. */
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
