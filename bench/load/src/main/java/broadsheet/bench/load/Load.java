package broadsheet.bench.load;

import broadsheet.bench.load.LoadPlan.Kind;
import broadsheet.bench.load.Requests.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Generates the load of a plan.
 *
 * <p>In an open loop, every request has a scheduled time, regardless of earlier requests. Latency counts from that
 * time. Otherwise a slow instance would receive fewer requests and so hide its own delays (coordinated omission).
 */
public final class Load {
    /** How long to wait for published pages after the last response. */
    private static final Duration LAST_PAGES = Duration.ofMinutes(2);

    /** The pause before the first retry; each further pause is twice as long. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final LoadPlan plan;
    private final Requests requests;
    private final Results results = new Results();
    private final long begin = System.nanoTime();
    private final PageWatch watch;

    private Load(LoadPlan plan) {
        this.plan = plan;
        this.requests = new Requests(plan);
        this.watch = new PageWatch(plan.bucket(), results, begin);
    }

    /**
     * Runs a plan.
     *
     * @param arguments the path of the plan's file
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var load = new Load(LoadPlan.read(Path.of(arguments[0])));
        Thread watching = Thread.ofPlatform().daemon().start(load.watch::run);
        if (load.plan.clients() > 0) {
            load.closedLoop();
        } else {
            load.openLoop();
        }
        System.out.println("answered=" + (System.nanoTime() - load.begin) / 1_000_000);
        load.awaitPages();
        watching.interrupt();
        load.results.write(load.plan.results());
    }

    private void openLoop() throws InterruptedException {
        BlockingQueue<Connection> free = new ArrayBlockingQueue<>(plan.connections());
        for (int i = 0; i < plan.connections(); i++) {
            free.add(new Connection(plan.site()));
        }
        List<Thread> schedules = new ArrayList<>();
        // Closing the executor waits for all responses.
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            plan.rates().forEach((kind, rate) -> {
                if (rate > 0) {
                    schedules.add(Thread.ofPlatform().start(() -> schedule(kind, rate, senders, free)));
                }
            });
            for (Thread schedule : schedules) {
                schedule.join();
            }
        }
    }

    private void schedule(Kind kind, double rate, ExecutorService senders, BlockingQueue<Connection> free) {
        int first = plan.first().getOrDefault(kind, 0);
        int count = (int) (rate * plan.duration().toMillis() / 1_000);
        for (int i = 0; i < count; i++) {
            // Starts half a period late, so that the kinds of requests do not all begin together.
            long due = Math.round((i + 0.5) / rate * 1e9);
            int number = first + i;
            for (long left = due - now(); left > 0; left = due - now()) {
                LockSupport.parkNanos(left);
            }
            senders.execute(() -> {
                try {
                    Connection connection = free.take();
                    try {
                        send(connection, requests.of(kind, number), due);
                    } finally {
                        free.add(connection);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    private void closedLoop() {
        Map<Kind, AtomicInteger> next = new EnumMap<>(Kind.class);
        plan.first().forEach((kind, number) -> next.put(kind, new AtomicInteger(number)));
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < plan.clients(); i++) {
                clients.execute(() -> {
                    var connection = new Connection(plan.site());
                    while (now() < plan.duration().toNanos()) {
                        Kind kind = some();
                        int number =
                                next.getOrDefault(kind, new AtomicInteger()).getAndIncrement();
                        send(connection, requests.of(kind, number), now());
                    }
                });
            }
        }
    }

    /** A random kind, weighted by the plan's rates. */
    private Kind some() {
        double sum = plan.rates().values().stream().mapToDouble(rate -> rate).sum();
        double place = ThreadLocalRandom.current().nextDouble(sum);
        for (Map.Entry<Kind, Double> rate : plan.rates().entrySet()) {
            place -= rate.getValue();
            if (place < 0) {
                return rate.getKey();
            }
        }
        return Kind.VIEW;
    }

    private void send(Connection connection, Request request, long due) {
        int status = attempt(connection, request);
        int attempts = 1;
        // Never retry a view: browsers do not.
        int most = request.kind() == Kind.VIEW ? 1 : plan.attempts();
        while ((status == 0 || status >= 500) && attempts < most) {
            LockSupport.parkNanos(FIRST_PAUSE.toNanos() << (attempts - 1));
            status = attempt(connection, request);
            attempts++;
        }
        if (request.kind() == Kind.PUBLICATION && status / 100 == 2) {
            watch.await(request.number(), plan.publications().get(request.number()), due);
        }
        results.answered(request, due, now(), status, attempts);
    }

    /** Sends a request once, and returns the status; 0 if there is no response. */
    private static int attempt(Connection connection, Request request) {
        try {
            return connection.send(request.from(), request.bytes());
        } catch (IOException unanswered) {
            return 0;
        }
    }

    private long now() {
        return System.nanoTime() - begin;
    }

    private void awaitPages() throws InterruptedException {
        long deadline = now() + LAST_PAGES.toNanos();
        while (!watch.isEmpty() && now() < deadline) {
            Thread.sleep(20);
        }
    }
}
