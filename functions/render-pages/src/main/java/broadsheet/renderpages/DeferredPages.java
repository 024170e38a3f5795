package broadsheet.renderpages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Gatherers.windowFixed;

import broadsheet.bucket.PagesReconciler;
import broadsheet.json.Json;
import broadsheet.pages.Address;
import broadsheet.pages.Paths;
import dagger.Lazy;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;

/**
 * Renders pages once more, from the queue. These pages still changed when the function had rendered them twice, so they
 * may not show the table's last state. A message that arrives twice is harmless.
 */
final class DeferredPages {
    static final int PAGES_PER_MESSAGE = 100;

    private final PagesReconciler reconcilers;
    private final Lazy<TaskQueue> queue;

    @Inject
    DeferredPages(PagesReconciler reconcilers, Lazy<TaskQueue> queue) {
        this.reconcilers = reconcilers;
        this.queue = queue;
    }

    /**
     * Queues pages.
     *
     * @throws RuntimeException if the queue did not accept all of them
     */
    void add(Collection<Address> pages) {
        List<String> messages = pages.stream()
                .map(Address::path)
                .sorted()
                .gather(windowFixed(PAGES_PER_MESSAGE))
                .map(DeferredPages::message)
                .toList();
        if (!messages.isEmpty()) {
            queue.get().add(messages);
        }
    }

    /**
     * Renders pages, and queues those that still change.
     *
     * @return why each page failed that did
     * @throws RuntimeException if the queue did not accept what still changes
     */
    Map<Address, Throwable> render(Collection<Address> pages) {
        PagesReconciler.Outcome outcome = reconcilers.reconcile(List.copyOf(pages));
        add(outcome.unconverged());
        return outcome.failures();
    }

    private static String message(List<String> paths) {
        return Json.write(json -> {
            json.writeStartObject();
            Json.texts(json, "pages", paths);
            json.writeEndObject();
        });
    }

    /** The pages in a message; none if it is of another kind. */
    static List<Address> of(String message) {
        List<Address> pages = new ArrayList<>();
        Json.read(
                new ByteArrayInputStream(message.getBytes(UTF_8)),
                parser -> Json.member(
                        parser,
                        "pages",
                        paths -> Json.elements(
                                paths,
                                path -> Paths.parse(path.getValueAsString("")).ifPresent(pages::add))));
        return pages;
    }
}
