package broadsheet.renderpages;

import broadsheet.bucket.PagesReconciler;
import broadsheet.pages.Address;
import broadsheet.pages.PageEnumerator;
import broadsheet.pages.Paths;
import broadsheet.rendering.Rendering;
import broadsheet.rendering.Renderings;
import dagger.Lazy;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;

/**
 * Renders every page through a queue of tasks. One task finds some pages, and queues tasks to render them and a task to
 * find more.
 *
 * <p>It drops tasks of a rendering that was stopped or replaced. It also drops a task whose step of finding pages is
 * done, so a repeated start or message is harmless.
 */
final class EveryPage {
    private static final int PAGES_PER_TASK = 20;

    private final Renderings renderings;
    private final PageEnumerator enumerator;
    private final PagesReconciler reconcilers;
    private final DeferredPages deferred;
    private final Lazy<TaskQueue> queue;

    @Inject
    EveryPage(
            Renderings renderings,
            PageEnumerator enumerator,
            PagesReconciler reconcilers,
            DeferredPages deferred,
            Lazy<TaskQueue> queue) {
        this.renderings = renderings;
        this.enumerator = enumerator;
        this.reconcilers = reconcilers;
        this.deferred = deferred;
        this.queue = queue;
    }

    /** Queues the first task of the current rendering, if there is one. */
    void start() {
        renderings
                .started()
                .ifPresent(rendering ->
                        queue.get().add(List.of(Task.find(rendering).message())));
    }

    /** Runs a task, unless its rendering is not the current one. */
    void run(Task task) {
        renderings
                .current()
                .filter(current -> current.id().equals(task.rendering()))
                .ifPresent(current -> run(task, current));
    }

    private void run(Task task, Rendering current) {
        if (!task.paths().isEmpty()) {
            render(task.rendering(), task.paths());
        } else if (task.step() >= current.steps()) {
            find(task);
        }
    }

    /**
     * Records a step only after its tasks are queued. If the function stops in between, the retry queues the same tasks
     * again; rendering a page twice is harmless.
     */
    private void find(Task task) {
        String rendering = task.rendering();
        PageEnumerator.Part part = enumerator.part(task.cursor());
        List<String> paths = part.addresses().stream().map(Address::path).toList();
        List<Task> tasks = new ArrayList<>();
        for (int from = 0; from < paths.size(); from += PAGES_PER_TASK) {
            tasks.add(Task.render(rendering, paths.subList(from, Math.min(from + PAGES_PER_TASK, paths.size()))));
        }
        part.next().ifPresent(next -> tasks.add(task.next(next)));
        queue.get().add(tasks.stream().map(Task::message).toList());
        renderings.found(rendering, task.step(), paths.size(), part.next().isEmpty());
    }

    private void render(String rendering, List<String> paths) {
        List<Address> addresses =
                paths.stream().flatMap(path -> Paths.parse(path).stream()).toList();
        PagesReconciler.Outcome outcome = reconcilers.renew(addresses);
        deferred.add(outcome.unsettled());
        outcome.failures().forEach((address, why) -> {
            throw new IllegalStateException(address.path() + " could not be rendered: " + why, why);
        });
        renderings.rendered(rendering, paths.size(), outcome.written());
    }
}
