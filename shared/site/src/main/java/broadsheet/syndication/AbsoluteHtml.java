package broadsheet.syndication;

import broadsheet.article.Site;
import broadsheet.language.Words;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * HTML for feeds: its URLs are absolute, and it has no part that needs the site's styles or scripts. Most entries of a
 * feed were in it before, and in other feeds, so the latest results are kept. Thread-safe.
 */
final class AbsoluteHtml {
    /** How many characters are kept, of HTML before and after: some two hundred articles of a thousand words. */
    private static final int KEPT = 4_000_000;

    /** The leading slash of each URL in a {@code srcset} attribute. */
    private static final Pattern ROOT = Pattern.compile("(?<=^|, )/");

    private static final AbsoluteHtml LATEST = new AbsoluteHtml(KEPT);

    private final int kept;
    private final Map<Source, String> made = new LinkedHashMap<>(16, 0.75f, true);
    private int size;

    AbsoluteHtml(int kept) {
        this.kept = kept;
    }

    private record Source(String html, String address, String site, Words words) {
        int size(String result) {
            return html.length() + result.length();
        }
    }

    /**
     * Resolves all URLs in HTML against an address.
     *
     * @param words those of the text's language
     */
    static String of(String html, String address, Site site, Words words) {
        return LATEST.made(html, address, site, words);
    }

    String made(String html, String address, Site site, Words words) {
        var source = new Source(html, address, site.url(), words);
        Optional<String> known = known(source);
        if (known.isPresent()) {
            return known.get();
        }
        String result = make(source);
        keep(source, result);
        return result;
    }

    private synchronized Optional<String> known(Source source) {
        return Optional.ofNullable(made.get(source));
    }

    private synchronized void keep(Source source, String result) {
        if (made.put(source, result) == null) {
            size += source.size(result);
        }
        Iterator<Map.Entry<Source, String>> eldest = made.entrySet().iterator();
        while (size > kept) {
            Map.Entry<Source, String> forgotten = eldest.next();
            size -= forgotten.getKey().size(forgotten.getValue());
            eldest.remove();
        }
    }

    private static String make(Source source) {
        Document document = Jsoup.parseBodyFragment(source.html(), source.address());
        document.outputSettings().prettyPrint(false);
        // A feed loads no frame: the card has its link.
        document.select("span[data-frame]").remove();
        // Nor does it know the styles of a chart: the chart is its table.
        document.select("figure.chart > svg, figure.chart > ul, figure.chart summary")
                .remove();
        document.select("figure.chart > details").unwrap();
        for (Element summary : document.select("details > summary.transcript")) {
            summary.removeAttr("class").text(source.words().article().transcript());
        }
        // Readers of feeds know WebP better than AVIF.
        document.select("picture > source").remove();
        document.select("picture").unwrap();
        for (String attribute : List.of("href", "src", "poster")) {
            for (Element element : document.select("[" + attribute + "]")) {
                String absolute = element.absUrl(attribute);
                if (!absolute.isEmpty()) { // A URL that does not resolve stays unchanged.
                    element.attr(attribute, absolute);
                }
            }
        }
        // URLs in a srcset are the site's own, and each starts at the root.
        String root = Matcher.quoteReplacement(source.site() + "/");
        for (Element picture : document.select("img[srcset]")) {
            picture.attr("srcset", ROOT.matcher(picture.attr("srcset")).replaceAll(root));
        }
        return document.body().html();
    }
}
