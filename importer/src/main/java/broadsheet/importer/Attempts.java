package broadsheet.importer;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Sends requests that may be repeated until they are answered, and not only with a request to come back. */
final class Attempts {
    private static final int ATTEMPTS = 5;

    private final HttpClient http;
    private final Duration firstPause;

    /**
     * @param firstPause before the second attempt; each further one is about twice as long
     */
    Attempts(HttpClient http, Duration firstPause) {
        this.http = http;
        this.firstPause = firstPause;
    }

    /** An answer. */
    @SuppressWarnings("ArrayRecordComponent") // Answers are not compared.
    record Reply(int status, byte[] body) {}

    /** A request that got no answer at the last attempt either. */
    static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean nobodyThere;

        private Unanswered(String reason, boolean nobodyThere) {
            super(reason + ", at the last of " + ATTEMPTS + " attempts");
            this.nobodyThere = nobodyThere;
        }

        /** Whether there was not even a connection. */
        boolean nobodyThere() {
            return nobodyThere;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * Sends a request.
     *
     * @param busy the statuses with which a service asks to come back
     */
    Reply send(HttpRequest request, Set<Integer> busy) throws InterruptedException, Unanswered {
        for (int attempt = 1; ; attempt++) {
            String trouble;
            boolean nobodyThere = false;
            try {
                HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
                if (!busy.contains(answer.statusCode())) {
                    return new Reply(answer.statusCode(), answer.body());
                }
                trouble = "the answer is " + answer.statusCode();
            } catch (ConnectException e) {
                trouble = "no connection";
                nobodyThere = true;
            } catch (IOException e) {
                trouble = e.toString();
            }
            if (attempt == ATTEMPTS) {
                throw new Unanswered(trouble, nobodyThere);
            }
            Thread.sleep(pause(attempt));
        }
    }

    /** Random, so that senders which were turned away together do not come back together. */
    private Duration pause(int attempt) {
        long longest = firstPause.toMillis() << (attempt - 1);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }
}
