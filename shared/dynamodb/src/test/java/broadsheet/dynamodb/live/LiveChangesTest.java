package broadsheet.dynamodb.live;

import static broadsheet.dynamodb.live.LiveFixture.ANYTHING;
import static broadsheet.dynamodb.live.LiveFixture.update;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;

/** The latest changes are read in two steps, and editors write in between. */
final class LiveChangesTest {
    private final Queue<Runnable> beforeTheUpdates = new ArrayDeque<>();
    private final LiveFixture live = new LiveFixture(new ExecutionInterceptor() {
        @Override
        public void beforeExecution(Context.BeforeExecution call, ExecutionAttributes attributes) {
            if (call.request() instanceof BatchGetItemRequest) {
                Optional.ofNullable(beforeTheUpdates.poll()).ifPresent(Runnable::run);
            }
        }
    });

    @Test
    void changesThatComeBetweenTheTwoReadsAreAllListed() {
        live.open();
        live.post(1);
        live.post(2);
        beforeTheUpdates.add(() -> {
            live.post(3);
            live.write(2, update("Corrected"), ANYTHING);
        });
        assertEquals(List.of("4 Corrected", "3 Update 3", "1 Update 1"), live.changes(10));
    }
}
