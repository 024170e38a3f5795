package broadsheet.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An HTTP/1.1 client that keeps one connection open for each source address. It supports only the features of HTTP
 * that the instance uses, so that it takes little processor time. Not thread-safe.
 */
final class Connection {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final InetSocketAddress address;
    private final Map<InetAddress, Open> open = new HashMap<>();

    private record Answer(int status, boolean closing) {}

    private record Open(Socket socket, BufferedInputStream answers) {}

    /** Creates a client, which connects when it sends the first request. */
    Connection(URI site) {
        this.address = new InetSocketAddress(site.getHost(), site.getPort());
    }

    /**
     * Sends a request and waits for the response.
     *
     * @param from the source address that the instance sees: one of this machine's addresses
     * @return the response's status
     * @throws IOException if there is no response; the instance may have processed the request nevertheless
     */
    int send(InetAddress from, byte[] request) throws IOException {
        if (!open.containsKey(from)) {
            open.put(from, connect(from));
        }
        Open kept = requireNonNull(open.get(from), "just put");
        boolean isOpen = false;
        try {
            kept.socket.getOutputStream().write(request);
            Answer answer = answer(kept.answers);
            isOpen = !answer.closing;
            return answer.status;
        } finally {
            if (!isOpen) {
                open.remove(from);
                kept.socket.close();
            }
        }
    }

    private Open connect(InetAddress from) throws IOException {
        var socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(Math.toIntExact(TIMEOUT.toMillis()));
        socket.connect(address);
        return new Open(socket, new BufferedInputStream(socket.getInputStream()));
    }

    private static Answer answer(BufferedInputStream answers) throws IOException {
        String first = line(answers);
        int status = Integer.parseInt(first.substring(9, 12));
        long length = 0;
        boolean closing = false;
        for (String line = line(answers); !line.isEmpty(); line = line(answers)) {
            String field = line.toLowerCase(Locale.ROOT);
            if (field.startsWith("content-length:")) {
                length = Long.parseLong(field.substring(15).strip());
            }
            closing |= field.equals("connection: close");
        }
        answers.skipNBytes(length);
        return new Answer(status, closing);
    }

    private static String line(BufferedInputStream answers) throws IOException {
        byte[] bytes = new byte[8192];
        int size = 0;
        for (int next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0 || size == bytes.length) {
                throw new EOFException("no answer");
            }
            bytes[size++] = (byte) next;
        }
        return new String(bytes, 0, size, ISO_8859_1).strip();
    }
}
