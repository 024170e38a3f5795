package broadsheet.archive.text;

import org.jsoup.nodes.Element;

/** Replaces the cards of Ghost's editor that no other system has by elements that every system has. */
final class GhostCards {
    private GhostCards() {}

    /** Changes the cards in a text. */
    static void replace(Element body) {
        body.select(".kg-bookmark-card").forEach(GhostCards::bookmark);
        body.select("div.kg-callout-card").forEach(GhostCards::callout);
    }

    /** The title, description and caption of another page, without the icon and the preview that its site has. */
    private static void bookmark(Element card) {
        Element target = card.selectFirst("a[href]");
        if (target == null) {
            return;
        }
        String title = text(card, ".kg-bookmark-title");
        String description = text(card, ".kg-bookmark-description");
        var paragraph = new Element("p");
        paragraph
                .appendElement("a")
                .attr("href", target.attr("href"))
                .text(title.isEmpty() ? target.attr("href") : title);
        if (!description.isEmpty()) {
            paragraph.appendText(": " + description);
        }
        String caption = text(card, "figcaption");
        if (!caption.isEmpty()) {
            card.after(new Element("p").text(caption));
        }
        card.replaceWith(paragraph);
    }

    private static String text(Element card, String selector) {
        return card.select(selector).text();
    }

    private static void callout(Element card) {
        String emoji = text(card, ".kg-callout-emoji");
        Element said = card.selectFirst(".kg-callout-text");
        if (said != null && !emoji.isEmpty()) {
            card.select(".kg-callout-emoji").remove();
            said.prependText(emoji + " ");
        }
        card.tagName("aside");
    }
}
