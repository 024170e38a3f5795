package broadsheet.bench.warm;

import broadsheet.bench.warm.Tape.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection that answers from a tape, or records onto it. */
final class TapedConnection extends HttpURLConnection {
    private static final String OPERATION = "X-Amz-Target";

    private final Tape tape;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private Optional<Answer> answer = Optional.empty();

    TapedConnection(URL address, Tape tape) {
        super(address);
        this.tape = tape;
    }

    private Answer answer() throws IOException {
        if (answer.isEmpty()) {
            String place = method + " " + url.getFile() + " " + getRequestProperty(OPERATION);
            byte[] body = sent.toByteArray();
            Optional<Answer> taped = tape.answer(place, body);
            answer = Optional.of(taped.isPresent() ? taped.get() : real(place, body));
        }
        return answer.get();
    }

    private Answer real(String place, byte[] body) throws IOException {
        var connection = (HttpURLConnection) tape.through(url);
        connection.setRequestMethod(method);
        connection.setInstanceFollowRedirects(false);
        getRequestProperties()
                .forEach((name, values) -> values.forEach(value -> connection.addRequestProperty(name, value)));
        if (doOutput) {
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(body.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
        }
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            var real = new Answer(
                    status,
                    connection.getResponseMessage(),
                    connection.getHeaderFields(),
                    in == null ? new byte[0] : in.readAllBytes());
            tape.note(place, body, real);
            return real;
        }
    }

    @Override
    public void connect() {
        // Connect only once the whole request is known.
    }

    @Override
    public void disconnect() {
        // There is no open connection.
    }

    @Override
    public boolean usingProxy() {
        return false;
    }

    @Override
    public OutputStream getOutputStream() {
        return sent;
    }

    @Override
    public int getResponseCode() throws IOException {
        return answer().status();
    }

    @Override
    public String getResponseMessage() throws IOException {
        return answer().message();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        Answer given = answer();
        if (given.status() >= 400) {
            throw new IOException("answered " + given.status());
        }
        return new ByteArrayInputStream(given.body());
    }

    @Override
    public @Nullable InputStream getErrorStream() {
        return answer.filter(given -> given.status() >= 400)
                .map(given -> new ByteArrayInputStream(given.body()))
                .orElse(null);
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
        return answer.map(Answer::headers).orElse(Map.of());
    }

    @Override
    public @Nullable String getHeaderField(@Nullable String name) {
        for (Map.Entry<String, List<String>> each : getHeaderFields().entrySet()) {
            if (name != null && name.equalsIgnoreCase(each.getKey())) {
                return each.getValue().getLast();
            }
        }
        return null;
    }
}
