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

/**
 * Sends idempotent requests with retries and backoff. A response that asks the client to come back later gets more
 * retries than an error.
 */
final class Attempts {
    /** How often to send a request that finds nobody: four to eight seconds, after which its user wants to know. */
    private static final int ATTEMPTS_AT_NOBODY = 5;

    /** How often to send a request that gets no response, or a transient error: half a minute to a minute. */
    private static final int ATTEMPTS = 8;

    /**
     * How often to send a request that the service answers as busy. Without a Retry-After header, that takes a quarter
     * of an hour.
     */
    private static final int ATTEMPTS_WHILE_BUSY = 40;

    /** The statuses of a busy service (RFC 6585, section 4; RFC 9110, section 15.6.4). */
    private static final Set<Integer> BUSY = Set.of(429, 503);

    /** The longest pause as a multiple of the first: 30 seconds with a first pause of half a second. */
    private static final int LONGEST = 60;

    /** The longest Retry-After that is honoured. */
    private static final Duration LONGEST_TOLD = Duration.ofMinutes(5);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private final HttpClient http;
    private final Duration firstPause;
    private final Sleep sleep;

    /**
     * Creates a sender.
     *
     * @param firstPause the pause before the second attempt; each further pause is about twice as long
     * @param sleep lets a pause pass
     */
    Attempts(HttpClient http, Duration firstPause, Sleep sleep) {
        this.http = http;
        this.firstPause = firstPause;
        this.sleep = sleep;
    }

    /** Lets a time pass; tests replace it. */
    @FunctionalInterface
    interface Sleep {
        void sleep(Duration time) throws InterruptedException;
    }

    /** A response. */
    @SuppressWarnings(
            "ArrayRecordComponent") // Nothing compares replies, so the array's identity equality does no harm.
    record Reply(int status, byte[] body) {}

    /** Thrown if no attempt got a response other than a transient error. */
    static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean nobodyThere;

        private Unanswered(String reason, int attempts, boolean nobodyThere) {
            super(reason + ", at the last of " + attempts + " attempts");
            this.nobodyThere = nobodyThere;
        }

        /** Returns whether the last attempt could not even connect. */
        boolean nobodyThere() {
            return nobodyThere;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * Sends a request, and retries it as needed.
     *
     * @param passing the statuses of transient errors
     */
    Reply send(HttpRequest request, Set<Integer> passing) throws InterruptedException, Unanswered {
        for (int attempt = 1; ; attempt++) {
            String failure;
            boolean nobodyThere = false;
            int most = ATTEMPTS;
            Duration told = Duration.ZERO;
            try {
                HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
                if (!passing.contains(answer.statusCode())) {
                    return new Reply(answer.statusCode(), answer.body());
                }
                failure = "the answer is " + answer.statusCode();
                most = BUSY.contains(answer.statusCode()) ? ATTEMPTS_WHILE_BUSY : ATTEMPTS;
                told = retryAfter(answer);
            } catch (ConnectException e) {
                failure = "no connection";
                nobodyThere = true;
                most = ATTEMPTS_AT_NOBODY;
            } catch (IOException e) {
                failure = e.toString();
            }
            if (attempt >= most) {
                throw new Unanswered(failure, attempt, nobodyThere);
            }
            sleep.sleep(pause(attempt).plus(told));
        }
    }

    /** Adds jitter, so that clients which were rejected together do not retry together. */
    private Duration pause(int attempt) {
        long longest = firstPause.toMillis() * Math.min(LONGEST, 1L << Math.min(attempt - 1, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }

    /**
     * Returns the delay in a Retry-After header in seconds (RFC 9110, section 10.2.3); zero if the header is missing.
     */
    private static Duration retryAfter(HttpResponse<byte[]> answer) {
        Duration told = answer.headers()
                .firstValue("retry-after")
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
        return told.compareTo(LONGEST_TOLD) < 0 ? told : LONGEST_TOLD;
    }
}
