package broadsheet.renderpages;

import broadsheet.bucket.Renewals;
import broadsheet.pages.Address;
import broadsheet.pages.Catalogue;
import broadsheet.pages.Paths;
import broadsheet.rendering.Rendering;
import broadsheet.rendering.Renderings;
import broadsheet.renderpages.RenderEvent.Message;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dagger.Lazy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

/**
 * Renders everything, task by task, through a queue: one task finds some pages and leaves tasks to render them and one to
 * find more. A task whose rendering was stopped, or is followed by another, is dropped.
 */
final class EveryPage {
    private static final int PAGES_PER_TASK = 20;

    private final Renderings renderings;
    private final Catalogue catalogue;
    private final Renewals renewals;
    private final Lazy<TaskQueue> queue;

    @Inject
    EveryPage(Renderings renderings, Catalogue catalogue, Renewals renewals, Lazy<TaskQueue> queue) {
        this.renderings = renderings;
        this.catalogue = catalogue;
        this.renewals = renewals;
        this.queue = queue;
    }

    /** Leaves the first task of the current rendering, if there is one. */
    void start() {
        renderings
                .current()
                .ifPresent(rendering -> queue.get().add(List.of(Task.find(rendering.id(), Optional.empty()))));
    }

    /**
     * Does the messages' tasks.
     *
     * @return the ids of the messages whose task could not be done
     */
    List<String> render(List<Message> messages, Context context) {
        List<String> failed = new ArrayList<>();
        for (Message message : messages) {
            try {
                Task task = Task.of(message.body());
                if (isCurrent(task.rendering())) {
                    run(task);
                }
            } catch (RuntimeException broken) {
                context.getLogger().log("the task " + message.body() + " failed: " + broken, LogLevel.ERROR);
                failed.add(message.id());
            }
        }
        return failed;
    }

    private boolean isCurrent(String rendering) {
        return renderings.current().map(Rendering::id).filter(rendering::equals).isPresent();
    }

    private void run(Task task) {
        if (task.paths().isEmpty()) {
            find(task.rendering(), task.cursor());
        } else {
            render(task.rendering(), task.paths());
        }
    }

    private void find(String rendering, Optional<String> cursor) {
        Catalogue.Part part = catalogue.part(cursor);
        List<String> paths = part.addresses().stream().map(Address::path).toList();
        List<Task> tasks = new ArrayList<>();
        for (int from = 0; from < paths.size(); from += PAGES_PER_TASK) {
            tasks.add(Task.render(rendering, paths.subList(from, Math.min(from + PAGES_PER_TASK, paths.size()))));
        }
        part.next().ifPresent(next -> tasks.add(Task.find(rendering, part.next())));
        queue.get().add(tasks);
        renderings.found(rendering, paths.size(), part.next().isEmpty());
    }

    private void render(String rendering, List<String> paths) {
        List<Address> addresses =
                paths.stream().flatMap(path -> Paths.parse(path).stream()).toList();
        Renewals.Outcome outcome = renewals.renew(addresses);
        outcome.failures().forEach((address, why) -> {
            throw new IllegalStateException(address.path() + " could not be rendered", why);
        });
        renderings.rendered(rendering, paths.size(), outcome.written());
    }
}
