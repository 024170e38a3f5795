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

    /** What may have a picture in its style: older covers, and an element in covers with a fixed or repeated background. */
    private static final String COVERS =
            ".wp-block-cover[style], .wp-block-cover-image[style], .wp-block-cover__image-background[style]";

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
        body.select(COVERS).forEach(WordPressBlocks::cover);
        // The name of the file is a link already.
        body.select(".wp-block-file:has(a:not(.wp-block-file__button)) :is(.wp-block-file__button,"
                        + " .wp-block-file__embed)")
                .remove();
    }

    /** Shows the picture that a cover has in its style. */
    private static void cover(Element cover) {
        Matcher picture = PICTURE.matcher(cover.attr("style"));
        if (cover.select("> img").isEmpty() && picture.find()) {
            String url = picture.group(1).strip().replaceAll("^[\"']|[\"']$", "");
            cover.prependChild(new Element("figure").appendChild(new Element("img").attr("src", url)));
        }
    }
}
