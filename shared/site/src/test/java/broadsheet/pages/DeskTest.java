package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class DeskTest {
    private static final Pattern IMPORT = Pattern.compile("(?:from|import\\() ?\"([./][^\"]*)\"");

    /** All that the desk's page needs, in bytes, compressed as the CDN would at worst; most of it is the editor. */
    private static final int MOST = 350_000;

    private final MemorySite memorySite = new MemorySite();
    private final Pages pages = memorySite.pages();
    private final Pages.Rendered desk = pages.render(new Address.OfDesk()).orElseThrow();
    private final Document page = Jsoup.parse(desk.page().text());

    @Test
    void modulesOfTheDeskAreServedUnderContentHashes() {
        Map<String, String> assets = desk.assets().stream()
                .collect(Collectors.toMap(Asset::path, asset -> asset.page().text()));
        Set<String> needed = new TreeSet<>(page.select("link[rel=stylesheet]").eachAttr("href"));
        needed.addAll(page.select("link[rel=manifest], script[src]").stream()
                .map(link -> link.hasAttr("src") ? link.attr("src") : link.attr("href"))
                .toList());
        List<String> later = DeskAssets.ALL.bundles().stream().map(Asset::path).toList();
        assertEquals(2, later.size());
        assertEquals(0, page.html().split(later.getLast(), -1).length - 1);
        needed.addAll(later);
        assertEquals(new TreeSet<>(assets.keySet()), needed);
        for (String text : assets.values()) {
            List<String> imports =
                    IMPORT.matcher(text).results().map(found -> found.group(1)).toList();
            assertTrue(assets.keySet().containsAll(imports), imports::toString);
        }
        assertTrue(later.stream().allMatch(path -> assets.values().stream().anyMatch(text -> text.contains(path))));
        assertTrue(needed.stream()
                .allMatch(path ->
                        path.matches("/assets/(site|manifest|desk(-[a-z]+)?)\\.[0-9a-f]{12}\\.(css|js|webmanifest)")));
        assertTrue(pages.assets().stream().map(Asset::path).toList().containsAll(assets.keySet()));
    }

    @Test
    void theDeskAndItsEditorAreLight() throws IOException {
        int bytes = 0;
        for (Page part : Stream.concat(
                        Stream.of(desk.page()), desk.assets().stream().map(Asset::page))
                .toList()) {
            var compressed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(compressed)) {
                gzip.write(part.text().getBytes(StandardCharsets.UTF_8));
            }
            bytes += compressed.size();
        }
        assertTrue(bytes < MOST, "%,d bytes".formatted(bytes));
    }

    /** What parses or runs a text is refused by the desk's policies. */
    @Test
    void theEditorNeedsNoTrustedTypes() {
        for (Asset bundle : DeskAssets.ALL.bundles()) {
            String text = bundle.page().text();
            assertFalse(text.contains("innerHTML"), bundle::path);
            assertFalse(text.contains("DOMParser"), bundle::path);
            assertFalse(text.contains("new Function("), bundle::path);
        }
    }

    @Test
    void noOtherPageBringsTheDesksScripts() {
        Pages.Rendered home = pages.render(Paths.parse("/").orElseThrow()).orElseThrow();
        assertFalse(home.page().text().contains("desk"));
        assertEquals(4, home.assets().size());
    }

    /** A policy against scripts in the page's own text may forbid all of these. */
    @Test
    void deskPageHasNoInlineScript() {
        assertEquals(
                0, page.select("script:not([src]), style, [style], [onclick]").size());
    }

    @Test
    void noSearchEngineKeepsIt() {
        assertEquals("noindex", page.expectFirst("meta[name=robots]").attr("content"));
    }
}
