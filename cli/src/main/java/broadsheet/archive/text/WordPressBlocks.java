package broadsheet.archive.text;

import broadsheet.archive.Note;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Replaces blocks of WordPress that no other system has by elements that every system has. */
final class WordPressBlocks {
    private static final Pattern PICTURE = Pattern.compile("(?i)background(?:-image)?\\s*:[^;]*?url\\(([^)]+)\\)");

    /** What readers see who have no subscription, in place of the text. */
    private static final String INVITATIONS = ".wp-block-premium-content-logged-out-view";

    private WordPressBlocks() {}

    /**
     * Changes the blocks in a text.
     *
     * @param notes receives what was left out
     */
    static void replace(Element body, BiConsumer<Note.Kind, String> notes) {
        body.select(INVITATIONS).forEach(invitation -> {
            notes.accept(Note.Kind.LEFT_OUT, "a part that no subscriber saw");
            invitation.remove();
        });
        body.select(".wp-block-cover[style], .wp-block-cover-image[style]").forEach(WordPressBlocks::cover);
    }

    /** Shows the picture of a cover, which older ones have in their style. */
    private static void cover(Element cover) {
        Matcher picture = PICTURE.matcher(cover.attr("style"));
        if (cover.select("> img").isEmpty() && picture.find()) {
            String url = picture.group(1).strip().replaceAll("^[\"']|[\"']$", "");
            cover.prependChild(new Element("figure").appendChild(new Element("img").attr("src", url)));
        }
    }
}
