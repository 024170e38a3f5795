package broadsheet.renderpages;

import broadsheet.dynamodb.StreamRecord;
import broadsheet.log.CallLine;
import broadsheet.renderpages.RenderEvent.Message;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.inject.Inject;

/** Does what messages of the queue ask for: tasks of rendering every page, deferred pages, and deferred changes. */
final class QueuedWork {
    /** A message that fails comes again twelve minutes later. */
    private static final int ATTEMPTS = 3;

    /** In milliseconds, of the function's two minutes. */
    private static final int HALF_THE_TIME = 60_000;

    private final EveryPage every;
    private final DeferredPages pages;
    private final ChangeRenderer changes;
    private final DeferredChanges deferredChanges;

    @Inject
    QueuedWork(EveryPage every, DeferredPages pages, ChangeRenderer changes, DeferredChanges deferredChanges) {
        this.every = every;
        this.pages = pages;
        this.changes = changes;
        this.deferredChanges = deferredChanges;
    }

    /**
     * Does the work in each message.
     *
     * @return the ids of the messages whose work failed
     */
    List<String> run(List<Message> messages, CallLine line, Context context) {
        List<String> failed = new ArrayList<>();
        for (Message message : messages) {
            if (!isDone(message, line, context)) {
                failed.add(message.id());
            }
        }
        return failed;
    }

    private boolean isDone(Message message, CallLine line, Context context) {
        for (int attempt = 1; ; attempt++) {
            try {
                run(message.body(), line, context);
                return true;
            } catch (RuntimeException broken) {
                if (attempt == ATTEMPTS || context.getRemainingTimeInMillis() < HALF_THE_TIME) {
                    context.getLogger().log("the task " + message.id() + " failed: " + broken, LogLevel.ERROR);
                    return false;
                }
            }
        }
    }

    private void run(String message, CallLine line, Context context) {
        List<StreamRecord> deferred = DeferredChanges.of(message);
        if (!deferred.isEmpty()) {
            Set<String> failed = Set.copyOf(changes.render(deferred, line, context));
            if (failed.size() == deferred.size()) {
                throw new IllegalStateException("all of " + deferred.size() + " changes failed");
            }
            // As a message of their own, the changes that failed are soon tried again, and the others are done.
            deferredChanges.send(deferred.stream()
                    .filter(record -> failed.contains(record.sequenceNumber()))
                    .toList());
        } else if (!pages.render(message)) {
            every.run(Task.of(message), context);
        }
    }
}
