package broadsheet.archive.text;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Where a Markdown text is the text of a link or the description of a picture, in which no other link may be.
 *
 * @param characters the places of their characters
 */
record LinkTexts(BitSet characters) {
    static LinkTexts in(String markdown) {
        var characters = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        for (int at = 0; at < markdown.length(); at++) {
            char sign = markdown.charAt(at);
            if (sign == '\\') {
                at++;
            } else if (sign == '[') {
                open.push(at);
            } else if (sign == ']' && !open.isEmpty()) {
                int from = open.pop();
                if (markdown.startsWith("(", at + 1) || markdown.startsWith("[", at + 1)) {
                    characters.set(from, at);
                }
            }
        }
        return new LinkTexts(characters);
    }

    boolean contain(int at) {
        return characters.get(at);
    }
}
