package broadsheet.authoring;

import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;

/** Highlights the code of a sanitised text: its tokens are elements with classes, whose colours are the stylesheet's. */
final class CodeBlocks {
    private static final String BLOCK = "pre > code[class]";
    private static final String PREFIX = "language-";

    /** Tokens of a text; each takes some 25 bytes of the page. The rest of a longer code stays plain. */
    private static final int MOST_TOKENS = 3_000;

    private CodeBlocks() {}

    /** Highlights blocks whose language is known. No class for that is loaded for a text that has none. */
    static void set(Element body) {
        Elements blocks = body.select(BLOCK);
        int left = MOST_TOKENS;
        for (Element block : blocks) {
            Optional<CodeLanguage> language =
                    CodeLanguage.named(block.className().substring(PREFIX.length()));
            if (language.isPresent() && block.childrenSize() == 0) {
                left -= highlight(block, language.get(), left);
            }
        }
    }

    private static int highlight(Element block, CodeLanguage language, int most) {
        String code = block.wholeText();
        block.empty();
        int behind = 0;
        int set = 0;
        for (CodeScanner.Token token : CodeScanner.scan(language, code)) {
            if (set == most) {
                break;
            }
            plain(block, code.substring(behind, token.begin()));
            block.appendElement("span")
                    .addClass(token.kind().style())
                    .appendChild(new TextNode(code.substring(token.begin(), token.end())));
            behind = token.end();
            set++;
        }
        plain(block, code.substring(behind));
        return set;
    }

    private static void plain(Element block, String code) {
        if (!code.isEmpty()) {
            block.appendChild(new TextNode(code));
        }
    }
}
