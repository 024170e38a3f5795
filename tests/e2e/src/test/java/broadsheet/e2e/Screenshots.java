package broadsheet.e2e;

import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Takes pictures of every kind of page, for people to look at: {@code make screenshots}. It checks nothing, and no test run includes
 * it. Each kind has a sheet with all of its pictures beside each other.
 */
class Screenshots {
    private static final Publication PUBLICATION = Publication.get();
    private static final Path FOLDER = Publication.ROOT.resolve(".local/screenshots");
    private static final Pattern CHOSEN = Pattern.compile(System.getProperty("screenshots", ".*"));
    private static final List<Integer> WIDTHS = List.of(360, 768, 1280, 1680);
    private static final String ARTICLE = "/articles/open-weights-changed-the-race";

    /** Pages are cut below this height. */
    private static final int MOST_HEIGHT = 2_600;

    private static final Map<String, String> READERS = Map.ofEntries(
            Map.entry("home", "/"),
            Map.entry("section", "/sections/science/"),
            Map.entry("tag", "/tags/open-weights/"),
            Map.entry("author", "/authors/editorial-desk/"),
            Map.entry("archive", "/archive/"),
            Map.entry("article", ARTICLE),
            Map.entry("article-code", "/articles/has-it-changed-since-i-looked"),
            Map.entry("article-wide", "/articles/two-sides-to-every-entry"),
            Map.entry("article-essay", "/articles/five-hours-at-a-tide-staff"),
            Map.entry("article-interview", "/articles/when-you-write-that-we-are-wrong"),
            Map.entry("article-elements", "/articles/sample-of-every-element"),
            Map.entry("live", "/live/" + Newsdesk.COVERED),
            Map.entry("discussion", ARTICLE + "#discussion"),
            Map.entry("static", "/about"),
            Map.entry("not-found", "/nothing-is-here"));

    private static final Map<String, String> DESK = Map.of(
            "desk-calendar", "calendar",
            "desk-list", "articles",
            "desk-queue", "queue",
            "desk-front", "front",
            "desk-pages", "pages",
            "desk-settings", "settings");

    @Test
    void takesReadersPages() {
        Map<String, Map<String, byte[]>> sheets = new LinkedHashMap<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            WIDTHS.forEach(width -> readers(sheets, width, scheme, scheme.name().toLowerCase(Locale.ROOT)));
        }
        sheets(sheets);
    }

    @Test
    void takesTheDesk() {
        Map<String, Map<String, byte[]>> sheets = new LinkedHashMap<>();
        String locked = scheduledChange();
        String invalid = Drafts.create("---\ntitle: Invalid\nsection: nowhere\ndate: someday\n---\nText.[^4]\n");
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : WIDTHS) {
                var screen = new Screen(width, scheme, true, "");
                String name = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
                Person.administrator().visit(screen, "/desk/", page -> {
                    DESK.forEach((kind, view) -> take(sheets, page, kind, name, "/desk/#" + view));
                    if (isChosen("desk-editor")) {
                        page.navigate("/desk/#articles");
                        page.locator(".row-change:visible").first().click();
                        page.locator("#draft-text .cm-content").waitFor();
                        shoot(sheets, page, "desk-editor", name);
                    }
                    if (isChosen("desk-locked")) {
                        page.navigate("/desk/#draft/" + locked);
                        page.locator("#draft-text .cm-content").waitFor();
                        Locator details = page.locator("[data-place=panel]");
                        if (details.isVisible()) {
                            details.click();
                        }
                        page.locator("#lead-choose img").waitFor();
                        shoot(sheets, page, "desk-locked", name);
                    }
                    if (isChosen("desk-errors")) {
                        page.navigate("/desk/#draft/" + invalid);
                        page.locator("#to-publish").click();
                        page.locator("#publish-errors li").first().waitFor();
                        shoot(sheets, page, "desk-errors", name);
                    }
                });
            }
        }
        if (isChosen("sign-in")) {
            WIDTHS.forEach(width -> Chromium.visit(
                    Screen.of(width),
                    page -> take(sheets, page, "sign-in", width + "-light", "/api/session/start?return=/")));
        }
        sheets(sheets);
    }

    /** A draft with a lead picture that nobody can change, because its time to go out is set. */
    private static String scheduledChange() {
        var draft = new AtomicReference<String>();
        Person.editor().visit(Screen.of(1_280), "/desk/", page -> {
            page.locator("#articles-text").fill("Two sides to every entry");
            page.locator(".row").getByText("Change").click();
            draft.set(new Manuscript(page).awaitSaved().id());
        });
        String id = requireNonNull(draft.get());
        Drafts.schedule(id, Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.DAYS));
        return id;
    }

    /** The same articles on a site in another language; the settings are as before in the end. */
    @Test
    void takesPagesOfOtherLanguages() {
        String settings = PUBLICATION
                .get("/api/site", "authorization", "Bearer " + PUBLICATION.token())
                .body();
        Map<String, Map<String, byte[]>> sheets = new LinkedHashMap<>();
        try {
            for (String language : List.of("ar", "ja", "zh")) {
                publishSite(settings.replaceFirst("(?m)^language:.*$", "language: " + language));
                PUBLICATION.await("/", answer -> answer.body().contains("<html lang=\"" + language + "\""));
                PUBLICATION.settle();
                WIDTHS.stream()
                        .filter(width -> language.equals("ar") || width % 640 == 0)
                        .forEach(width -> readers(sheets, width, ColorScheme.LIGHT, language));
            }
        } finally {
            publishSite(settings);
        }
        sheets(sheets);
    }

    private static void publishSite(String settings) {
        PUBLICATION.put("/api/site", "application/yaml", settings);
    }

    @BeforeAll
    static void prepare() throws IOException {
        String document = Files.readString(Publication.ROOT.resolve("content/2026-09-15-two-sides-to-every-entry.md"));
        PUBLICATION.publish("two-sides-to-every-entry", document.replaceFirst("\nimage:", "\nlayout: wide\nimage:"));
        PUBLICATION.await(ARTICLE, answer -> answer.statusCode() == 200);
        Comments.post(
                ARTICLE, "Ben", "What the chart leaves out is the price of electricity. Does anybody have figures?");
        Comments.post(ARTICLE, "Ann", "The study that is cited has them.\n\nThey are from before the summer, though.");
        PUBLICATION.settle();
    }

    private static void readers(
            Map<String, Map<String, byte[]>> sheets, int width, ColorScheme scheme, String variant) {
        Chromium.visit(
                new Screen(width, scheme, true, ""),
                page -> READERS.forEach((kind, path) -> take(sheets, page, kind, width + "-" + variant, path)));
    }

    private static boolean isChosen(String kind) {
        return CHOSEN.matcher(kind).find();
    }

    private static void take(
            Map<String, Map<String, byte[]>> sheets, Page page, String kind, String name, String path) {
        if (isChosen(kind)) {
            page.navigate("about:blank");
            page.navigate(path);
            page.waitForLoadState();
            shoot(sheets, page, kind, name);
        }
    }

    private static void shoot(Map<String, Map<String, byte[]>> sheets, Page page, String kind, String name) {
        page.evaluate("document.fonts.ready");
        page.waitForTimeout(300);
        int height = (int) page.evaluate("document.documentElement.scrollHeight");
        byte[] picture;
        if (kind.equals("discussion")) {
            picture = page.screenshot();
        } else {
            picture = page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setClip(0, 0, page.viewportSize().width, Math.min(height, MOST_HEIGHT)));
        }
        write(kind + "-" + name + ".png", picture);
        sheets.computeIfAbsent(kind, first -> new LinkedHashMap<>()).put(name, picture);
    }

    private static void sheets(Map<String, Map<String, byte[]>> sheets) {
        sheets.forEach((kind, pictures) -> Chromium.visit(Screen.of(2_000), page -> {
            page.setContent(pictures.entrySet().stream()
                    .map(each -> "<figure><img src='data:image/png;base64,%s'><figcaption>%s %s</figcaption></figure>"
                            .formatted(Base64.getEncoder().encodeToString(each.getValue()), kind, each.getKey()))
                    .collect(Collectors.joining(
                            "",
                            "<style>body{display:flex;flex-wrap:wrap;gap:16px;background:#888}figure{margin:0}"
                                    + "img{height:900px;display:block}</style>",
                            "")));
            String name = pictures.keySet().iterator().next();
            write(
                    "sheet-" + kind + "-" + name + ".png",
                    page.screenshot(new Page.ScreenshotOptions().setFullPage(true)));
        }));
    }

    private static void write(String name, byte[] picture) {
        try {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(name), picture);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
