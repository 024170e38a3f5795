package broadsheet;

import broadsheet.local.template.Bindings;
import broadsheet.local.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** The repository's own template.yaml, with names of a local system. */
public final class RepositoryTemplate {
    private RepositoryTemplate() {}

    public static Template read() {
        return Template.read(
                Path.of(System.getProperty("broadsheet.root", "")).resolve("template.yaml"),
                new Bindings(
                        URI.create("http://127.0.0.1:4566"),
                        URI.create("http://localhost:8080"),
                        Map.of("TokenIssuer", "http://issuer", "TokenAudience", "broadsheet")));
    }
}
