package broadsheet.archive.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Shows the pictures of WordPress's covers, which older ones have in their style. */
final class WordPressCovers {
    private static final Pattern PICTURE = Pattern.compile("(?i)background(?:-image)?\\s*:[^;]*?url\\(([^)]+)\\)");

    private WordPressCovers() {}

    /** Changes the covers in a text. */
    static void replace(Element body) {
        for (Element cover : body.select(".wp-block-cover[style], .wp-block-cover-image[style]")) {
            Matcher picture = PICTURE.matcher(cover.attr("style"));
            if (cover.select("> img").isEmpty() && picture.find()) {
                String url = picture.group(1).strip().replaceAll("^[\"']|[\"']$", "");
                cover.prependChild(new Element("figure").appendChild(new Element("img").attr("src", url)));
            }
        }
    }
}
