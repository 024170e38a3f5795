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
 * The canned transport. The functions make their HTTP client themselves, so it stands below that: all connections of this JVM
 * go through it, and are what the JDK makes them, or are written down, or are answered from what was written down.
 */
final class Tape implements URLStreamHandlerFactory {
    private static final Pattern READ = Pattern.compile("^(GET|HEAD) |(GetItem|Query)$");

    private final URL plain;
    private volatile Mode mode = Mode.THROUGH;

    /** Of the recording that is played, or written. */
    private Recording recording = new Recording();

    private enum Mode {
        THROUGH,
        WRITING,
        PLAYING
    }

    /**
     * What was answered to what.
     *
     * @param place method, address, and operation
     * @param sent the request's body
     */
    @SuppressWarnings("ArrayRecordComponent") // Compared by this class alone.
    record Exchange(String place, byte[] sent, Answer answer) {}

    /** An answer, in full. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares it.
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
         * The answer to the same request, or of a write to what begins most like it: moments and new ids in it differ. A read
         * that was not heard is of what the function remembered then; another's answer would be wrong for it.
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

    /** Puts a tape below all connections that are made from now on; once in a JVM. */
    static Tape install() {
        try {
            // A URL made before still knows the JDK's own handler, and hands it on to those made from it.
            var tape = new Tape(URI.create("http://127.0.0.1/").toURL());
            URL.setURLStreamHandlerFactory(tape);
            return tape;
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Writes down what is answered while something runs. */
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

    /** Lets something run that is answered from a recording; gives how many of its requests had to go through after all. */
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

    /** A connection as the JDK makes it. */
    @SuppressWarnings("deprecation") // What is not would ask this factory for the handler.
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
