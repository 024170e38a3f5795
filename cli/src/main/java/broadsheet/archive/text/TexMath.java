package broadsheet.archive.text;

import static java.util.stream.Collectors.joining;

import broadsheet.archive.Note;
import broadsheet.authoring.Formulas;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;

/**
 * Formulas between the marks of kramdown, MathJax and WordPress, written as formulas of this system. One that pages could not show stays
 * TeX, as code.
 */
final class TexMath {
    /** What is between the marks: neither a blank line nor another mark. */
    private static final String TEX = "((?:(?!\\$\\$|\\n[ \\t]*\\n).){1,1000}?)";

    private static final String BRACKETS = "((?:(?!\\\\[(\\[]|\\n[ \\t]*\\n).){1,1000}?)";

    private static final Pattern BLOCK = Pattern.compile(
            "(?sm)^([ \\t]*)(?:\\$\\$" + TEX + "\\$\\$|\\\\{1,2}\\[" + BRACKETS + "\\\\{1,2}\\])[ \\t]*$");

    private static final Pattern INLINE = Pattern.compile("(?s)(?<![\\\\$])\\$\\$" + TEX + "\\$\\$(?!\\$)"
            + "|\\\\{1,2}\\(" + BRACKETS + "\\\\{1,2}\\)"
            + "|\\\\{1,2}\\[" + BRACKETS + "\\\\{1,2}\\]");

    /** Between single dollars, which are prices elsewhere: a command, an index, a power or one letter. */
    private static final Pattern SINGLE = Pattern.compile("(?<![\\\\$\\w])\\$(?![\\d$])(\\s*[A-Za-z]'?\\s*|[^$`\\n"
            + "]{0,300}?(?:\\\\[A-Za-z{]|[_^])[^$`\\n"
            + "]{0,300}?)\\$(?![\\d$])");

    /** What says that a text has formulas between single dollars: one between two, or a command that only TeX has. */
    private static final Pattern HAS_SINGLE = Pattern.compile("\\$\\$[^$]{0,300}[\\\\^_][^$]{0,300}\\$\\$|\\$[^$\\n"
        + "]{0,300}\\\\(?:alpha|beta|cdot|delta|epsilon|frac|gamma|hat|infty|int|lambda|le|ln|log|math[a-z]+|mu|omega|partial|phi|pi|prod|psi|rho|sigma|sqrt|sum|tau|text|theta|times|to)\\b[^$\\n"
        + "]{0,300}\\$");

    private static final Pattern WORDPRESS =
            Pattern.compile("(?s)\\$latex\\s+([^$]{1,1000}?)\\$|\\[latex[^\\]]*\\](.{1,1000}?)\\[/latex\\]");

    /** Its size and colours, behind the formula. */
    private static final Pattern WORDPRESS_ATTRIBUTES = Pattern.compile("(?:&(?:s|fg|bg)=-?\\w+)+\\s*$");

    /** What no price, no path and no aside in parentheses has. */
    private static final Pattern IS_TEX = Pattern.compile("[\\\\^_={}<>+|]|^\\s*\\w\\s*$");

    /** Sets of numbers, as KaTeX names them. */
    private static final Pattern NUMBERS = Pattern.compile("\\\\([NRZ])(?![A-Za-z])");

    /** What Markdown needs before a character that it would read, and TeX does not. */
    private static final Pattern ESCAPED = Pattern.compile("\\\\([_*])");

    private static final int LONGEST_NAMED = 60;

    private final BiConsumer<Note.Kind, String> notes;

    /** Why formulas of the text stay TeX; one that comes again costs nothing. */
    private final Map<String, Optional<String>> errors = new HashMap<>();

    private int characters;

    private TexMath(BiConsumer<Note.Kind, String> notes) {
        this.notes = notes;
    }

    /** Replaces the formulas of a Markdown text. */
    static String replace(String text, BiConsumer<Note.Kind, String> notes) {
        if (!text.contains("$") && !text.contains("\\(") && !text.contains("\\[")) {
            return text;
        }
        var math = new TexMath(notes);
        String between = Code.outside(
                text,
                part -> INLINE.matcher(BLOCK.matcher(part).replaceAll(math::block))
                        .replaceAll(math::inline));
        boolean hasSingle = HAS_SINGLE
                .matcher(Code.map(text, UnaryOperator.identity(), code -> ""))
                .find();
        return hasSingle ? Code.outside(between, part -> SINGLE.matcher(part).replaceAll(math::inline)) : between;
    }

    /** Replaces the formulas of a text of WordPress. */
    static String replaceInHtml(String html, BiConsumer<Note.Kind, String> notes) {
        var math = new TexMath(notes);
        return WORDPRESS.matcher(html).replaceAll(found -> {
            String tex = Parser.unescapeEntities(tex(found), false).replaceAll("<br\\s*/?>|\\s+", " ");
            String bare = WORDPRESS_ATTRIBUTES.matcher(tex).replaceFirst("").strip();
            String code = "<code>" + Entities.escape(bare) + "</code>";
            return Matcher.quoteReplacement(math.isShown(bare, false) ? "$" + code + "$" : code);
        });
    }

    private String block(MatchResult found) {
        String tex = plain(found).strip();
        if (!IS_TEX.matcher(tex).find()) {
            return Matcher.quoteReplacement(found.group());
        }
        String indent = found.group(1);
        String fence = indent + "```" + (isShown(tex, true) ? "math" : "") + "\n"
                + tex.lines().map(line -> indent + line.strip()).collect(joining("\n")) + "\n" + indent + "```";
        return Matcher.quoteReplacement(fence);
    }

    private String inline(MatchResult found) {
        String tex = plain(found).replaceAll("\\s+", " ").strip();
        if (!IS_TEX.matcher(tex).find() || tex.contains("`")) {
            return Matcher.quoteReplacement(found.group());
        }
        return Matcher.quoteReplacement(isShown(tex, false) ? "$`" + tex + "`$" : "`" + tex + "`");
    }

    private static String plain(MatchResult found) {
        return NUMBERS.matcher(ESCAPED.matcher(tex(found)).replaceAll("$1")).replaceAll("\\\\mathbb{$1}");
    }

    /** The group with the formula: the last one that matched. */
    private static String tex(MatchResult found) {
        for (int group = found.groupCount(); ; group--) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
    }

    private static String shortened(String tex) {
        return tex.length() > LONGEST_NAMED ? tex.substring(0, LONGEST_NAMED) + "…" : tex;
    }

    private boolean isShown(String tex, boolean isBlock) {
        Optional<String> error = errors.computeIfAbsent(isBlock + tex, first -> error(tex, isBlock));
        error.ifPresentOrElse(
                why -> notes.accept(Note.Kind.TO_CHECK, "the formula %s stays TeX: %s".formatted(shortened(tex), why)),
                () -> notes.accept(Note.Kind.CONVERTED, "formula in TeX"));
        return error.isEmpty();
    }

    private Optional<String> error(String tex, boolean isBlock) {
        characters += tex.length();
        return characters > Formulas.MOST_CHARACTERS
                ? Optional.of("a text has at most %,d characters of formulas".formatted(Formulas.MOST_CHARACTERS))
                : Formulas.error(tex, isBlock);
    }
}
