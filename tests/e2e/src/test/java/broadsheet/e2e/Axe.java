package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** Asks axe-core, by all rules of WCAG 2.2 A and AA and the best practices, on narrow and wide screens, light and dark. */
final class Axe {
    private static final String AXE = read();

    /**
     * A page that only few rules apply to would prove nothing. Without {@code preload: false}, axe copies the styles of shadow
     * trees into inline ones, which the desk's policy refuses; no rule that runs here needs them.
     */
    private static final String RUN = """
        () => axe.run({preload: false, resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}).then(result =>
          (result.passes.length < 10 ? ['only ' + result.passes.length + ' rules apply'] : []).concat(
            result.violations.map(rule => rule.id + ': ' + rule.help + '\\n  '
              + rule.nodes.map(node => node.target + ': ' + node.failureSummary).join('\\n  '))))
        """;

    private Axe() {}

    static void check(String path, int status) {
        Chromium.visit(Screen.of(1440), page -> {
            assertEquals(status, page.navigate(path).status(), path);
            check(page, path);
        });
    }

    static void check(Page page, String what) {
        page.evaluate(AXE);
        for (int width : new int[] {360, 1440}) {
            page.setViewportSize(width, Screen.HEIGHT);
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                assertEquals(List.of(), page.evaluate(RUN), "%s at %d, %s".formatted(what, width, scheme));
            }
        }
    }

    private static String read() {
        try {
            return Files.readString(Checkers.file("axe-core/axe.min.js"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
