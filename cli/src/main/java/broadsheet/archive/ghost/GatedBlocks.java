package broadsheet.archive.ghost;

import broadsheet.archive.Note;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;

/** The parts of a text that Ghost shows only to some readers: to members, or to readers who are none. */
final class GatedBlocks {
    private static final String BEGIN = "kg-gated-block:begin nonMember:%s memberSegment:\"%s\" ";
    private static final String END = "kg-gated-block:end";

    /** A part: whether other readers than members see it, which members do, and what it holds. */
    private static final Pattern BLOCK = Pattern.compile(
            "(?s)<!--\\s*kg-gated-block:begin\\s+nonMember:(\\w+)\\s+memberSegment:\"([^\"]*)\"\\s*-->(.*?)"
                    + "<!--\\s*kg-gated-block:end\\s*-->");

    private GatedBlocks() {}

    /** Whether a text has parts that members alone see. */
    static boolean areForMembers(String html) {
        return BLOCK.matcher(html).results().anyMatch(block -> block.group(1).equals("false") && !isForNoMember(block));
    }

    /** The text without the parts that no member sees, as invitations to subscribe. They are noted. */
    static String shown(String html, Consumer<Note> notes) {
        return BLOCK.matcher(html).replaceAll(block -> {
            if (isForNoMember(block)) {
                notes.accept(new Note(Note.Kind.LEFT_OUT, "a part that no member saw"));
                return "";
            }
            return Matcher.quoteReplacement(block.group(3));
        });
    }

    private static boolean isForNoMember(MatchResult block) {
        return block.group(2).isBlank();
    }

    /**
     * Appends a card to an element, between the marks that Ghost's HTML has.
     *
     * @param visibility to whom the card is shown; missing if to everybody
     * @param append appends the card
     */
    static void marked(JsonNode visibility, Element parent, Runnable append) {
        if (visibility.isMissingNode()) {
            append.run();
            return;
        }
        parent.appendChild(new Comment(BEGIN.formatted(
                visibility.path("nonMember").asBoolean(true),
                visibility.path("memberSegment").asString(""))));
        append.run();
        parent.appendChild(new Comment(END));
    }
}
