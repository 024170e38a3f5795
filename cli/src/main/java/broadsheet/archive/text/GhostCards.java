package broadsheet.archive.text;

import org.jsoup.nodes.Element;

/** Replaces the cards of Ghost's editor that no other system has by elements that every system has. */
final class GhostCards {
    private GhostCards() {}

    /** Changes the cards in a text. */
    static void replace(Element body) {
        body.select(".kg-bookmark-card").forEach(GhostCards::bookmark);
        body.select("div.kg-callout-card").forEach(GhostCards::callout);
        body.select(".kg-file-card").forEach(GhostCards::file);
        body.select(".kg-audio-card").forEach(GhostCards::audio);
        // The buttons and times of Ghost's player.
        body.select(".kg-video-overlay, .kg-video-player-container").remove();
    }

    /** The title, description and caption of another page, without the icon and the preview that its site has. */
    private static void bookmark(Element card) {
        Element target = card.selectFirst("a[href]");
        if (target == null) {
            return;
        }
        String caption = text(card, "figcaption");
        if (!caption.isEmpty()) {
            card.after(new Element("p").text(caption));
        }
        card.replaceWith(linked(target, text(card, ".kg-bookmark-title"), text(card, ".kg-bookmark-description")));
    }

    /** The title and the caption of a download, without its icon and its size. */
    private static void file(Element card) {
        Element target = card.selectFirst("a[href]");
        if (target != null) {
            String title = text(card, ".kg-file-card-title");
            card.replaceWith(linked(
                    target,
                    title.isEmpty() ? text(card, ".kg-file-card-filename") : title,
                    text(card, ".kg-file-card-caption")));
        }
    }

    private static Element linked(Element target, String title, String description) {
        var paragraph = new Element("p");
        paragraph
                .appendElement("a")
                .attr("href", target.attr("href"))
                .text(title.isEmpty() ? target.attr("href") : title);
        if (!description.isEmpty()) {
            paragraph.appendText(": " + description);
        }
        return paragraph;
    }

    /** A recording with its title and its picture, without the buttons and times of Ghost's player. */
    private static void audio(Element card) {
        card.select("audio").attr("title", text(card, ".kg-audio-title"));
        card.select(".kg-audio-title, .kg-audio-player, img[src=\"\"]").remove();
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
