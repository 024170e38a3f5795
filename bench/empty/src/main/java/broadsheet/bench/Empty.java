package broadsheet.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The baseline of cold starts: a JVM and the Lambda runtime client, without any work. */
public final class Empty implements RequestStreamHandler {
    /** Called by the Lambda runtime, once per cold start. */
    public Empty() {}

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        answer.write("{\"statusCode\":200}".getBytes(UTF_8));
    }
}
