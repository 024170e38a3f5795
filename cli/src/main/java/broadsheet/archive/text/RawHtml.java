package broadsheet.archive.text;

import broadsheet.archive.Note;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Replaces HTML in Markdown that no page may have: players, scripts and styles. It removes kramdown's attributes, too. */
final class RawHtml {
    private static final Pattern FRAME = Pattern.compile(
            "(?is)<(iframe|embed|video|audio|source)\\b[^>]*?\\bsrc\\s*=\\s*[\"']([^\"']+)[\"'][^>]*?/?>(?:\\s*(?:[^<]*?)</\\1>)?");
    private static final Pattern TITLE = Pattern.compile("(?is)\\btitle\\s*=\\s*\"([^\"]+)\"");
    private static final Pattern SCRIPT = Pattern.compile("(?is)<script\\b([^>]*)>.*?</script>");
    private static final Pattern SOURCE = Pattern.compile("(?is)\\bsrc\\s*=\\s*[\"']([^\"']+)[\"']");
    private static final Pattern STYLE = Pattern.compile("(?is)<style\\b[^>]*>.*?</style>");
    private static final Pattern GIST = Pattern.compile("(?:https?:)?//gist\\.github\\.com/(.+?)\\.js.*");

    /** kramdown's attributes: on a line of their own, or behind what they belong to. */
    private static final Pattern ATTRIBUTES = Pattern.compile("(?m)^[ \\t]*\\{:[^\\n"
            + "}]*\\}[ \\t]*(?:\\n"
            + "|\\z)|\\{:\\s?[^\\n"
            + "}]*\\}|(?<=[^\\n"
            + "])[ \\t]+\\{[#.][\\w-][^\\n"
            + "{}]*\\}[ \\t]*$");

    private static final Pattern TABLE_OF_CONTENTS =
            Pattern.compile("(?m)^[*-] (?i:toc|table of contents|this will become a table of contents[^\\n"
                    + "]*)[ \\t]*\\n"
                    + "\\{:\\s*toc[^\\n"
                    + "]*\\}[ \\t]*$|^\\[\\[?_?(?i:toc)_?\\]\\]?[ \\t]*$");
    private static final Pattern COMMENT = Pattern.compile("(?s)\\{::comment\\}.*?\\{:/(?:comment)?\\}");

    /** The explanation of an abbreviation. */
    private static final Pattern ABBREVIATION = Pattern.compile("(?m)^ {0,3}\\*\\[[^\\]\\n]+\\]:[^\\n]*$");

    private static final Pattern EXTENSION = Pattern.compile("\\{::[^}]*\\}|\\{:/[^}]*\\}");
    private static final Pattern MARKDOWN_IN_HTML =
            Pattern.compile("(?i)(<\\w+[^>]*?)\\s+markdown\\s*=\\s*[\"']?(?:1|block|span)[\"']?([^>]*>)");

    /** A picture that links to its own file, which no page has here. */
    private static final Pattern LINKED_PICTURE = Pattern.compile(
            "(?i)\\[(!\\[[^\\]]*\\]\\([^()\\n]*\\))\\]\\([^()\\n]*\\.(?:png|jpe?g|gif|webp)(?:[?#][^()\\n]*)?\\)");

    /** A picture between tags, which Markdown does not read there. */
    private static final Pattern PICTURE_IN_HTML =
            Pattern.compile("(?<=>)[ \\t]*!\\[([^\\]\\n]*)\\]\\(([^()\\s]+)(?:[ \\t]+\"[^\"\\n]*\")?\\)[ \\t]*(?=<)");

    private RawHtml() {}

    /**
     * The text without it.
     *
     * @param hosts the archive's own
     * @param notes receives what was converted or left out
     */
    static String replace(String text, Set<String> hosts, BiConsumer<Note.Kind, String> notes) {
        return Code.outside(text, part -> {
            String bare = ScriptEmbeds.inMarkdown(part);
            bare = SCRIPT.matcher(bare).replaceAll(found -> Matcher.quoteReplacement(script(found.group(1), notes)));
            bare = STYLE.matcher(bare).replaceAll(found -> removed("<style>", notes));
            bare = FRAME.matcher(bare).replaceAll(found -> {
                Matcher title = TITLE.matcher(found.group());
                notes.accept(Note.Kind.CONVERTED, "<" + found.group(1) + "> " + found.group(2));
                return Matcher.quoteReplacement(
                        "\n\n" + EmbedLinks.player(found.group(2).strip(), title.find() ? title.group(1) : "", hosts)
                                + "\n\n");
            });
            bare = TABLE_OF_CONTENTS.matcher(bare).replaceAll("");
            bare = COMMENT.matcher(bare).replaceAll("");
            bare = ABBREVIATION
                    .matcher(bare)
                    .replaceAll(found -> removed(found.group().strip(), notes));
            bare = EXTENSION.matcher(bare).replaceAll("");
            // Markdown in an element is read if blank lines part it from the tags.
            bare = MARKDOWN_IN_HTML.matcher(bare).replaceAll("$1$2\n\n");
            bare = PICTURE_IN_HTML
                    .matcher(bare)
                    .replaceAll(found -> Matcher.quoteReplacement(new Element("img")
                            .attr("src", found.group(2))
                            .attr("alt", found.group(1))
                            .outerHtml()));
            bare = LINKED_PICTURE.matcher(bare).replaceAll("$1");
            return ATTRIBUTES.matcher(bare).replaceAll("");
        });
    }

    private static String script(String attributes, BiConsumer<Note.Kind, String> notes) {
        Matcher source = SOURCE.matcher(attributes);
        Optional<String> url = source.find() ? Optional.of(source.group(1)) : Optional.empty();
        Matcher gist = GIST.matcher(url.orElse(""));
        if (gist.matches()) {
            notes.accept(Note.Kind.CONVERTED, "<script> " + gist.group());
            return "\n\n" + EmbedLinks.link("Gist: " + gist.group(1), "https://gist.github.com/" + gist.group(1))
                    + "\n\n";
        }
        Optional<String> shown = url.flatMap(ScriptEmbeds::ofScript);
        if (shown.isPresent()) {
            notes.accept(Note.Kind.CONVERTED, "<script> " + shown.get());
            return "\n\n" + EmbedLinks.player(shown.get(), "", Set.of()) + "\n\n";
        }
        if (url.isPresent() && !ScriptEmbeds.isLoader(url.get())) {
            notes.accept(Note.Kind.UNKNOWN_TAG, "<script> " + url.get());
            return "";
        }
        return removed("<script>" + url.map(address -> " " + address).orElse(""), notes);
    }

    private static String removed(String what, BiConsumer<Note.Kind, String> notes) {
        notes.accept(Note.Kind.LEFT_OUT, what);
        return "";
    }
}
