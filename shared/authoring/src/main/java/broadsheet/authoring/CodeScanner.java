package broadsheet.authoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells comments, strings, numbers and reserved words of a code apart. It knows no grammar: code that is wrong, or cut short, has
 * tokens too. It takes time in proportion to the code, whatever that holds.
 */
final class CodeScanner {
    /** What a token is. */
    enum Kind {
        KEYWORD("k"),
        STRING("s"),
        COMMENT("c"),
        NUMBER("n");

        private final String style;

        Kind(String style) {
            this.style = style;
        }

        /** The class in the page's stylesheet. */
        String style() {
            return style;
        }
    }

    /** A part of the code. */
    record Token(Kind kind, int begin, int end) {
        Token {
            if (begin < 0 || end <= begin) {
                throw new IllegalArgumentException("from " + begin + " to " + end);
            }
        }
    }

    private final CodeLanguage language;
    private final String code;
    private final List<Token> tokens = new ArrayList<>();

    /** Up to where a mark is known to end no string. Otherwise each mark of a line could be searched for its end. */
    private final Map<String, Integer> open = new HashMap<>();

    private int at;
    private int line;
    private boolean inTag;

    private CodeScanner(CodeLanguage language, String code) {
        this.language = language;
        this.code = code;
    }

    /** The tokens of a code in their order; what is between them is none. */
    static List<Token> scan(CodeLanguage language, String code) {
        var scanner = new CodeScanner(language, code);
        while (scanner.at < code.length()) {
            if (!scanner.comment() && !scanner.string() && !scanner.word()) {
                scanner.at++;
            }
        }
        return scanner.tokens;
    }

    private boolean comment() {
        if (!language.blockComment().isEmpty()
                && code.startsWith(language.blockComment().getFirst(), at)) {
            String end = language.blockComment().getLast();
            int found =
                    code.indexOf(end, at + language.blockComment().getFirst().length());
            return take(Kind.COMMENT, found < 0 ? code.length() : found + end.length());
        }
        for (String begin : language.lineComments()) {
            // In $#, ${#a} and a URL, # begins none.
            if (code.startsWith(begin, at) && (!begin.equals("#") || isBehindSpace())) {
                return take(Kind.COMMENT, endOfLine());
            }
        }
        return false;
    }

    private boolean isBehindSpace() {
        return at == 0 || Character.isWhitespace(code.charAt(at - 1));
    }

    private boolean string() {
        if (language.form() == CodeLanguage.Form.TAGS && !inTag) {
            return false;
        }
        for (String mark : language.strings()) {
            if (code.startsWith(mark, at) && open.getOrDefault(mark, 0) <= at) {
                boolean lines = mark.length() > 1 || mark.equals("`") || inTag;
                int limit = lines ? code.length() : endOfLine();
                int end = endOfString(mark, limit);
                if (end > limit) {
                    open.put(mark, limit);
                    return false;
                }
                return take(isName(end) ? Kind.KEYWORD : Kind.STRING, end);
            }
        }
        return false;
    }

    /** Behind the mark that ends the string; beyond the limit if none does. */
    private int endOfString(String mark, int limit) {
        for (int i = at + mark.length(); i + mark.length() <= limit; i++) {
            if (code.charAt(i) == '\\' && !inTag) {
                i++;
            } else if (code.startsWith(mark, i)) {
                return i + mark.length();
            }
        }
        return limit + 1;
    }

    private boolean word() {
        char first = code.charAt(at);
        if (language.form() == CodeLanguage.Form.TAGS) {
            return tag(first);
        }
        if (Character.isDigit(first)) {
            return take(Kind.NUMBER, endOfNumber());
        }
        boolean sigil = language.sigils().indexOf(first) >= 0;
        int end = endOfWord(sigil ? at + 1 : at);
        if (end == at || (sigil && end == at + 1)) {
            return false;
        }
        if (sigil) {
            return take(Kind.NUMBER, end);
        }
        if (isName(end) || language.isKeyword(code.substring(at, end))) {
            return take(Kind.KEYWORD, end);
        }
        at = end;
        return true;
    }

    /** Whether what ends there is the name of a value: it is followed by a colon or an equals sign. */
    private boolean isName(int end) {
        if (language.form() != CodeLanguage.Form.KEYS) {
            return false;
        }
        int next = end;
        while (next < code.length() && (code.charAt(next) == ' ' || code.charAt(next) == '\t')) {
            next++;
        }
        return (code.startsWith(":", next) && !code.startsWith("://", next)) || code.startsWith("=", next);
    }

    /** The name of an element, or what ends a tag. */
    private boolean tag(char first) {
        if (first == '<') {
            int name = at + (at + 1 < code.length() && "/!?".indexOf(code.charAt(at + 1)) >= 0 ? 2 : 1);
            int end = endOfWord(name);
            inTag = end > name;
            return inTag && take(Kind.KEYWORD, end);
        }
        inTag &= first != '>';
        return false;
    }

    private int endOfWord(int from) {
        int end = from;
        while (end < code.length() && isPartOfWord(code.charAt(end))) {
            end++;
        }
        return end;
    }

    private boolean isPartOfWord(char next) {
        return Character.isLetterOrDigit(next)
                || next == '_'
                || (next == '-' && language.form().compareTo(CodeLanguage.Form.KEYS) >= 0);
    }

    private int endOfNumber() {
        int end = at;
        while (end < code.length()
                && (Character.isLetterOrDigit(code.charAt(end))
                        || code.charAt(end) == '_'
                        || (code.charAt(end) == '.'
                                && end + 1 < code.length()
                                && Character.isDigit(code.charAt(end + 1))))) {
            end++;
        }
        return end;
    }

    /** Searched for once a line, because a line may hold everything. */
    private int endOfLine() {
        if (line <= at) {
            int end = code.indexOf('\n', at);
            line = end < 0 ? code.length() : end;
        }
        return line;
    }

    private boolean take(Kind kind, int end) {
        tokens.add(new Token(kind, at, end));
        at = end;
        return true;
    }
}
