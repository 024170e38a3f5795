package broadsheet.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;

/** A request byte for byte, as no client of HTTP would send it. */
final class RawRequest {
    /** What is evaluated step by step takes milliseconds; what tries every way to read a text takes hours. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final StringBuilder head;
    private byte[] body = new byte[0];

    private RawRequest(String start) {
        this.head = new StringBuilder(start).append(" HTTP/1.1\r\nConnection: close\r\n");
    }

    /** A request whose target is sent as it is written. */
    static RawRequest of(String method, String target) {
        return new RawRequest(method + " " + target);
    }

    RawRequest with(String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    RawRequest with(byte[] content) {
        this.body = content.clone();
        return with("Content-Length", String.valueOf(content.length));
    }

    RawRequest with(String content) {
        return with(content.getBytes(UTF_8));
    }

    /**
     * The whole answer.
     *
     * @param status 0 if there is none: the connection was closed
     * @param text its head and body
     */
    record Answer(int status, String text) {}

    /** Sends it, with the site's own name as the host unless another was given. */
    Answer send(URI site) throws IOException {
        if (head.indexOf("\r\nHost: ") < 0) {
            with("Host", site.getAuthority());
        }
        try (var socket = new Socket(site.getHost(), site.getPort())) {
            socket.setSoTimeout(Math.toIntExact(TIMEOUT.toMillis()));
            var received = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write((head + "\r\n").getBytes(ISO_8859_1));
                socket.getOutputStream().write(body);
                socket.getOutputStream().flush();
            } catch (IOException closed) {
                // Whoever finds a request too large need not read it to its end.
            }
            try {
                socket.getInputStream().transferTo(received);
            } catch (SocketException closed) {
                // So here: what came until then is the answer.
            }
            return answer(received.toByteArray());
        }
    }

    private static Answer answer(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        byte[] status = bytes.length < 12 ? new byte[] {'0'} : Arrays.copyOfRange(bytes, 9, 12);
        return new Answer(Integer.parseInt(new String(status, ISO_8859_1)), text);
    }

    @Override
    public String toString() {
        String start = head.substring(0, Math.min(120, head.indexOf(" HTTP/1.1")));
        return start + ", " + body.length + " bytes";
    }
}
