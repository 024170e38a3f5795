package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Debian's Chromium without its windows, or the browser that CHROMIUM names: started once for all tests, with a new profile for each
 * visit. Without windows it takes less processor time.
 */
final class Chromium {
    static final String PROGRAM = System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium-headless-shell");

    private static final Pattern REFUSAL = Pattern.compile("Content Security Policy|document requires 'Trusted");

    private Chromium() {}

    /**
     * Lets a reader look at pages of the publication; paths are relative to it. Nothing on them may be what their own content
     * security policy refuses.
     */
    static void visit(Screen screen, Consumer<Page> visit) {
        assertEquals(List.of(), refusals(screen, visit));
    }

    /** So, and says what the policy refused. */
    static List<String> refusals(Screen screen, Consumer<Page> visit) {
        var options = new Browser.NewContextOptions()
                .setBaseURL(Publication.asItIs().site().toString())
                .setViewportSize(screen.width(), Screen.HEIGHT)
                .setColorScheme(screen.scheme())
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(screen.scripts());
        if (!screen.agent().isEmpty()) {
            options.setUserAgent(screen.agent());
        }
        List<String> refused = new CopyOnWriteArrayList<>();
        try (BrowserContext context = Shared.BROWSER.newContext(options)) {
            context.onConsoleMessage(message -> {
                if (REFUSAL.matcher(message.text()).find()) {
                    refused.add(message.text());
                }
            });
            Page page = context.newPage();
            try {
                visit.accept(page);
            } catch (PlaywrightException | AssertionError failure) {
                failure.addSuppressed(new AssertionError(
                        page.url() + " says " + page.locator("[role=status]").allTextContents()));
                throw failure;
            }
        }
        return refused;
    }

    /** The first request for such an address from now on, held until it is let go, in a list that is empty before. */
    static List<Route> holdFirst(Page page, String address) {
        List<Route> held = new ArrayList<>();
        // The route stays: without any, what is held goes.
        page.route(address, route -> {
            if (held.isEmpty()) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        return held;
    }

    private static final class Shared {
        private static final Browser BROWSER = start();

        private static Browser start() {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            // A machine on which other modules are tested too is slow at times.
            PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
            return playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(Path.of(PROGRAM))
                            .setArgs(List.of("--no-sandbox", "--disable-quic", "--disable-background-networking")));
        }
    }
}
