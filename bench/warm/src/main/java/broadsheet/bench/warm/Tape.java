package broadsheet.bench.warm;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.net.URLStreamHandlerFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The canned transport.
 *
 * <p>Functions create their HTTP client themselves, so this works one level below, as the JVM's handler of
 * {@code http} URLs. All connections of this JVM go through it. It passes requests through, records their responses,
 * or answers them from a recording.
 */
final class Tape implements URLStreamHandlerFactory {
    private static final Pattern READ = Pattern.compile("^(GET|HEAD) |(GetItem|Query)$");

    private final URL plain;
    private volatile Mode mode = Mode.THROUGH;

    /** The recording to play or to write. */
    private Recording recording = new Recording();

    private enum Mode {
        THROUGH,
        WRITING,
        PLAYING
    }

    /**
     * A request and its response.
     *
     * @param place the request's method, address and operation
     * @param sent the request's body
     * @param answer the response
     */
    @SuppressWarnings("ArrayRecordComponent") // Only this class compares exchanges.
    record Exchange(String place, byte[] sent, Answer answer) {}

    /** A complete response. */
    @SuppressWarnings("ArrayRecordComponent") // No code compares answers.
    record Answer(int status, String message, Map<String, List<String>> headers, byte[] body) {}

    /** The exchanges of one call of a function. */
    static final class Recording {
        private final List<Exchange> exchanges = new ArrayList<>();
        private final BitSet played = new BitSet();
        private int missing;

        private synchronized void add(Exchange exchange) {
            exchanges.add(exchange);
        }

        /**
         * The recorded response to a request. A write need not match exactly, because timestamps and new ids differ:
         * the recorded write with the longest common prefix answers it. A read must match exactly. An unrecorded read
         * concerns data that the function had cached, and another read's response would be wrong.
         */
        private synchronized Optional<Answer> next(String place, byte[] sent) {
            boolean read = READ.matcher(place).find();
            int found = -1;
            int alike = -1;
            for (int i = played.nextClearBit(0); i < exchanges.size(); i = played.nextClearBit(i + 1)) {
                if (exchanges.get(i).place().equals(place)) {
                    int differs = Arrays.mismatch(exchanges.get(i).sent(), sent);
                    int length = differs < 0 ? Integer.MAX_VALUE : differs;
                    if (length > alike && (differs < 0 || !read)) {
                        found = i;
                        alike = length;
                    }
                }
            }
            if (found < 0) {
                missing++;
                return Optional.empty();
            }
            played.set(found);
            return Optional.of(exchanges.get(found).answer());
        }

        private synchronized int rewind() {
            int before = missing;
            missing = 0;
            played.clear();
            return before;
        }
    }

    private Tape(URL plain) {
        this.plain = plain;
    }

    /** Installs a tape below all connections that are opened from now on. The JVM permits this once. */
    static Tape install() {
        try {
            // A URL created before the installation keeps the JDK's own handler, and passes it on to URLs derived from
            // it.
            var tape = new Tape(URI.create("http://127.0.0.1/").toURL());
            URL.setURLStreamHandlerFactory(tape);
            return tape;
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Records the responses while an action runs. */
    Recording recorded(Runnable run) {
        recording = new Recording();
        mode = Mode.WRITING;
        try {
            run.run();
        } finally {
            mode = Mode.THROUGH;
        }
        return recording;
    }

    /**
     * Runs an action with responses from a recording. Returns the number of requests that were not in it and went
     * through.
     */
    int played(Recording from, Runnable run) {
        from.rewind();
        recording = from;
        mode = Mode.PLAYING;
        try {
            run.run();
        } finally {
            mode = Mode.THROUGH;
        }
        return from.rewind();
    }

    Optional<Answer> answer(String place, byte[] sent) {
        return mode == Mode.PLAYING ? recording.next(place, sent) : Optional.empty();
    }

    void note(String place, byte[] sent, Answer answer) {
        if (mode == Mode.WRITING) {
            recording.add(new Exchange(place, sent, answer));
        }
    }

    /** A connection of the JDK's own. */
    @SuppressWarnings("deprecation") // Other constructors would ask this factory for the handler.
    URLConnection through(URL address) throws IOException {
        return new URL(plain, address.toExternalForm(), null).openConnection();
    }

    @Override
    public @Nullable URLStreamHandler createURLStreamHandler(String protocol) {
        return protocol.equals("http") ? new Connections() : null;
    }

    private final class Connections extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL address) throws IOException {
            return mode == Mode.THROUGH ? through(address) : new TapedConnection(address, Tape.this);
        }

        @Override
        protected int getDefaultPort() {
            return 80;
        }
    }
}
