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
import java.util.regex.Pattern;

/** Sends requests that may be repeated until they are answered, and not only with a request to come back. */
final class Attempts {
    /** How often a request is sent that is not answered, or with an error that may pass. */
    private static final int ATTEMPTS = 5;

    /** How often one is sent that is answered with a request to come back: for a quarter of an hour, if it is not told when. */
    private static final int ATTEMPTS_WHILE_BUSY = 40;

    /** The statuses that say so (RFC 6585, section 4; RFC 9110, section 15.6.4). */
    private static final Set<Integer> BUSY = Set.of(429, 503);

    /** The longest pause is so many times as long as the first: half a minute. */
    private static final int LONGEST = 60;

    /** The longest that a service is obeyed. */
    private static final Duration LONGEST_TOLD = Duration.ofMinutes(5);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private final HttpClient http;
    private final Duration firstPause;
    private final Sleep sleep;

    /**
     * @param firstPause before the second attempt; each further one is about twice as long
     * @param sleep lets a pause pass
     */
    Attempts(HttpClient http, Duration firstPause, Sleep sleep) {
        this.http = http;
        this.firstPause = firstPause;
        this.sleep = sleep;
    }

    /** Lets a time pass. */
    @FunctionalInterface
    interface Sleep {
        void sleep(Duration time) throws InterruptedException;
    }

    /** An answer. */
    @SuppressWarnings("ArrayRecordComponent") // Answers are not compared.
    record Reply(int status, byte[] body) {}

    /** A request that got no answer at the last attempt either. */
    static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean nobodyThere;

        private Unanswered(String reason, int attempts, boolean nobodyThere) {
            super(reason + ", at the last of " + attempts + " attempts");
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
     * @param passing the statuses of errors that may pass
     */
    Reply send(HttpRequest request, Set<Integer> passing) throws InterruptedException, Unanswered {
        for (int attempt = 1; ; attempt++) {
            String trouble;
            boolean nobodyThere = false;
            int most = ATTEMPTS;
            Duration told = Duration.ZERO;
            try {
                HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
                if (!passing.contains(answer.statusCode())) {
                    return new Reply(answer.statusCode(), answer.body());
                }
                trouble = "the answer is " + answer.statusCode();
                most = BUSY.contains(answer.statusCode()) ? ATTEMPTS_WHILE_BUSY : ATTEMPTS;
                told = retryAfter(answer);
            } catch (ConnectException e) {
                trouble = "no connection";
                nobodyThere = true;
            } catch (IOException e) {
                trouble = e.toString();
            }
            if (attempt >= most) {
                throw new Unanswered(trouble, attempt, nobodyThere);
            }
            sleep.sleep(pause(attempt).plus(told));
        }
    }

    /** Random, so that senders which were turned away together do not come back together. */
    private Duration pause(int attempt) {
        long longest = firstPause.toMillis() * Math.min(LONGEST, 1L << Math.min(attempt - 1, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }

    /** When the service wants the request again, in seconds (RFC 9110, section 10.2.3); zero if it does not say. */
    private static Duration retryAfter(HttpResponse<byte[]> answer) {
        Duration told = answer.headers()
                .firstValue("retry-after")
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
        return told.compareTo(LONGEST_TOLD) < 0 ? told : LONGEST_TOLD;
    }
}
