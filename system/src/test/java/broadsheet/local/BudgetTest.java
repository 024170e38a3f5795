package broadsheet.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.aws.AwsModule;
import broadsheet.local.template.Bindings;
import broadsheet.local.template.LambdaFunction;
import broadsheet.local.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What waits for something else waits longer than that takes. */
final class BudgetTest {
    private static final Template TEMPLATE = Template.read(
            Path.of(System.getProperty("broadsheet.root", "")).resolve("template.yaml"),
            new Bindings(
                    URI.create("http://127.0.0.1:4566"),
                    URI.create("http://localhost:8080"),
                    Map.of("TokenIssuer", "http://issuer", "TokenAudience", "broadsheet")));

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
