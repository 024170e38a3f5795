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
 * Sends what a plan says. In an open loop every request has its time, whatever became of those before; how long it took is
 * told from that time on, so that a slow instance cannot make its own delays unseen by having fewer requests sent to it.
 */
public final class Load {
    /** How long pages may still be awaited when everything is answered. */
    private static final Duration LAST_PAGES = Duration.ofMinutes(2);

    /** Before the second attempt, and twice as long before each that follows. */
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

    /** Argument: the file with the plan. */
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
        // Closing waits for every answer.
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
            // Half a period late: the kinds do not begin all at once.
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

    /** A kind, each as often as the others as its rate is to theirs. */
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
        // Nobody sends the view of a page again.
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

    /** The status; 0 if there is no answer. */
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
