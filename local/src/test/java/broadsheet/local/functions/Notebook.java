package broadsheet.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Notes its events, and then fails for those that say so. */
public final class Notebook implements RequestStreamHandler {
    /** The events that came. */
    public static final BlockingQueue<String> EVENTS = new LinkedBlockingQueue<>();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        EVENTS.add(event);
        if (event.contains("fail")) {
            throw new IOException("as asked");
        }
    }
}
