package broadsheet.local.template;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** A template with everything that can be played, and what is bound here. */
final class ExampleTemplate {
    static final Path EXAMPLE =
            Path.of(System.getProperty("broadsheet.root"), "local/src/test/resources/template.yaml");
    static final Bindings HERE = new Bindings(
            URI.create("http://127.0.0.1:4566"),
            URI.create("http://localhost:8080"),
            Map.of("TokenIssuer", "http://issuer", "TokenAudience", "broadsheet"));

    private ExampleTemplate() {}
}
