package broadsheet.renderpages;

import broadsheet.bucket.PagesReconciler;
import broadsheet.pages.Address;
import broadsheet.pages.PageEnumerator;
import broadsheet.pages.Paths;
import broadsheet.rendering.Rendering;
import broadsheet.rendering.Renderings;
import broadsheet.renderpages.RenderEvent.Message;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dagger.Lazy;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;

/**
 * Renders everything, task by task, through a queue: one task finds some pages and leaves tasks to render them and one to
 * find more. A task whose rendering was stopped, or is followed by another, is dropped; so is one to find what was found: a start
 * or a message that comes again begins nothing anew.
 */
final class EveryPage {
    private static final int PAGES_PER_TASK = 20;

    private final Renderings renderings;
    private final PageEnumerator enumerator;
    private final PagesReconciler reconcilers;
    private final Lazy<TaskQueue> queue;

    @Inject
    EveryPage(Renderings renderings, PageEnumerator enumerator, PagesReconciler reconcilers, Lazy<TaskQueue> queue) {
        this.renderings = renderings;
        this.enumerator = enumerator;
        this.reconcilers = reconcilers;
        this.queue = queue;
    }

    /** Leaves the first task of the current rendering, if there is one. */
    void start() {
        renderings.started().ifPresent(rendering -> queue.get().add(List.of(Task.find(rendering))));
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
                renderings
                        .current()
                        .filter(current -> current.id().equals(task.rendering()))
                        .ifPresent(current -> run(task, current));
            } catch (RuntimeException broken) {
                context.getLogger().log("the task " + message.body() + " failed: " + broken, LogLevel.ERROR);
                failed.add(message.id());
            }
        }
        return failed;
    }

    private void run(Task task, Rendering current) {
        if (!task.paths().isEmpty()) {
            render(task.rendering(), task.paths());
        } else if (task.step() >= current.steps()) {
            find(task);
        }
    }

    /** A step is counted when its tasks are in the queue. Whoever stops before that leaves them once more, and they change nothing. */
    private void find(Task task) {
        String rendering = task.rendering();
        PageEnumerator.Part part = enumerator.part(task.cursor());
        List<String> paths = part.addresses().stream().map(Address::path).toList();
        List<Task> tasks = new ArrayList<>();
        for (int from = 0; from < paths.size(); from += PAGES_PER_TASK) {
            tasks.add(Task.render(rendering, paths.subList(from, Math.min(from + PAGES_PER_TASK, paths.size()))));
        }
        part.next().ifPresent(next -> tasks.add(task.next(next)));
        queue.get().add(tasks);
        renderings.found(rendering, task.step(), paths.size(), part.next().isEmpty());
    }

    private void render(String rendering, List<String> paths) {
        List<Address> addresses =
                paths.stream().flatMap(path -> Paths.parse(path).stream()).toList();
        PagesReconciler.Outcome outcome = reconcilers.renew(addresses);
        outcome.failures().forEach((address, why) -> {
            throw new IllegalStateException(address.path() + " could not be rendered: " + why, why);
        });
        renderings.rendered(rendering, paths.size(), outcome.written());
    }
}
