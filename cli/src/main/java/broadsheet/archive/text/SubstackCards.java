package broadsheet.archive.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Replaces what Substack's editor puts into texts by elements that every system has, and drops its forms. */
final class SubstackCards {
    private static final Pattern URL = Pattern.compile("\"url\"\\s*:\\s*\"(https?:[^\"\\\\]+)\"");

    private SubstackCards() {}

    /** Changes the cards in a text. */
    static void replace(Element body) {
        body.select("div.subscription-widget-wrap, div.subscription-widget-wrap-editor")
                .remove();
        body.select("p.button-wrapper:has(a[href*=/subscribe]), p.button-wrapper:has(a[href*=%%])")
                .remove();
        body.select("div.tweet[data-attrs]").forEach(SubstackCards::post);
        for (Element quotation : body.select("div.pullquote")) {
            quotation.tagName("blockquote").wrap("<figure class=\"wp-block-pullquote\"></figure>");
        }
    }

    /** An empty element that a script fills: its attributes have the address. */
    private static void post(Element tweet) {
        Matcher url = URL.matcher(tweet.attr("data-attrs"));
        if (url.find()) {
            var paragraph = new Element("p");
            paragraph.appendElement("a").attr("href", url.group(1)).text(url.group(1));
            tweet.replaceWith(paragraph);
        }
    }
}
