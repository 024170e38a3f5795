package broadsheet.snapshot;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;

/** The context of a priming invocation. It discards the log line, and with it the metrics, but it logs failures. */
final class PrimingContext implements Context, LambdaLogger {
    @Override
    public LambdaLogger getLogger() {
        return this;
    }

    @Override
    public void log(byte[] line) {
        // CallLog writes its lines as bytes; these must not count.
    }

    @Override
    public void log(String failure) {
        LambdaRuntime.getLogger().log(failure);
    }

    @Override
    public void log(String failure, LogLevel level) {
        LambdaRuntime.getLogger().log(failure, level);
    }

    @Override
    public String getAwsRequestId() {
        return "priming";
    }

    @Override
    public String getLogGroupName() {
        return "";
    }

    @Override
    public String getLogStreamName() {
        return "";
    }

    @Override
    public String getFunctionName() {
        return "";
    }

    @Override
    public String getFunctionVersion() {
        return "";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "";
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new UnsupportedOperationException("nobody calls");
    }

    @Override
    public ClientContext getClientContext() {
        throw new UnsupportedOperationException("nobody calls");
    }

    @Override
    public int getRemainingTimeInMillis() {
        return Integer.MAX_VALUE;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 0;
    }
}
