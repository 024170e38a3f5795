package broadsheet.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.RepositoryTemplate;
import broadsheet.aws.AwsModule;
import broadsheet.local.template.LambdaFunction;
import broadsheet.local.template.Template;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits for something else waits longer than that takes. */
final class BudgetTest {
    private static final Template TEMPLATE = RepositoryTemplate.read();

    @Test
    void everyFunctionOutlivesACallThatFails() {
        assertEquals(
                List.of(),
                TEMPLATE.functions().stream()
                        .filter(function -> function.timeout().compareTo(AwsModule.LONGEST_CALL) <= 0)
                        .map(LambdaFunction::name)
                        .toList());
    }
}
