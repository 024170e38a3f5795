package broadsheet.archive.text;

import broadsheet.archive.Note;
import broadsheet.archive.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces the template tags of Liquid and Nunjucks in a text by what they show. It runs no template: a tag whose result
 * it cannot know is removed and named.
 */
final class LiquidTags {
    private static final String OPEN = "\\{%-?\\s*";
    private static final String CLOSE = "\\s*-?%\\}";
    private static final Pattern COMMENT = Pattern.compile(
            "(?s)" + OPEN + "comment" + CLOSE + ".*?" + OPEN + "endcomment" + CLOSE + "|\\{#(?!fn|[a-z-]+\\}).*?#\\}");
    private static final Pattern RAW =
            Pattern.compile("(?s)" + OPEN + "raw" + CLOSE + "(.*?)" + OPEN + "endraw" + CLOSE);
    private static final Pattern HIGHLIGHT = Pattern.compile("(?s)" + OPEN + "(?:highlight|code|codeblock)\\b([^%]*?)"
            + CLOSE + "[ \\t]*\\n?(.*?)\\n?[ \\t]*" + OPEN + "end(?:highlight|code|codeblock)" + CLOSE);
    private static final Pattern LOOP =
            Pattern.compile("(?s)" + OPEN + "(for|tablerow|macro)\\b.*?" + OPEN + "end\\1" + CLOSE);
    private static final Pattern CAPTURE = Pattern.compile("(?s)" + OPEN + "(?:capture|set)\\s+[\"']?([\\w-]+)[\"']?"
            + CLOSE + "(.*?)" + OPEN + "end(?:capture|set)" + CLOSE);
    private static final Pattern PAIR = Pattern.compile("(?s)" + OPEN
            + "(note|notice|tip|warning|alert|callout|info|important|quote|blockquote|pullquote|aside)\\b([^%]*?)"
            + CLOSE + "(.*?)" + OPEN + "end\\1" + CLOSE);
    private static final Pattern TAG = Pattern.compile("(?s)\\{\\{-?(?<output>.*?)-?\\}\\}|\\{%-?(?<block>.*?)-?%\\}");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
    private static final Pattern ASSIGN =
            Pattern.compile("(?s)(?:assign|set)\\s+([\\w-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)').*");
    private static final Pattern KEPT = Pattern.compile("\uE000(\\d+)\uE001");

    /** Tags that show nothing themselves. What is between them stays. */
    private static final Set<String> SILENT = Set.of(
            "if",
            "elsif",
            "elif",
            "else",
            "endif",
            "unless",
            "endunless",
            "case",
            "when",
            "endcase",
            "assign",
            "set",
            "endset",
            "increment",
            "decrement",
            "break",
            "continue",
            "layout",
            "extends",
            "block",
            "endblock",
            "import",
            "from",
            "toc",
            "seo",
            "feed_meta");

    private final Values page;
    private final Set<String> hosts;
    private final BiConsumer<Note.Kind, String> notes;
    private final Map<String, String> variables = new HashMap<>();
    private final List<String> kept = new ArrayList<>();

    private LiquidTags(Values page, Set<String> hosts, BiConsumer<Note.Kind, String> notes) {
        this.page = page;
        this.hosts = hosts;
        this.notes = notes;
    }

    /**
     * Replaces all tags.
     *
     * @param page the fields of the document
     * @param hosts the archive's own
     * @param notes receives what was converted or removed
     */
    static String replace(String text, Values page, Set<String> hosts, BiConsumer<Note.Kind, String> notes) {
        return text.contains("{%") || text.contains("{{") || text.contains("{#")
                ? new LiquidTags(page, hosts, notes).replaced(text)
                : text;
    }

    private String replaced(String text) {
        String bare = RAW.matcher(text).replaceAll(found -> keep(found.group(1)));
        bare = COMMENT.matcher(bare).replaceAll("");
        bare = HIGHLIGHT.matcher(bare).replaceAll(found -> keep(fenced(found)));
        bare = Code.outside(bare, this::outsideOfCode);
        // Twice: a text that is kept may be within another one.
        return restored(restored(bare));
    }

    private String outsideOfCode(String text) {
        String bare = CAPTURE.matcher(text).replaceAll(found -> {
            variables.put(found.group(1), found.group(2).strip());
            return "";
        });
        bare = LOOP.matcher(bare).replaceAll(found -> removed(found.group()));
        bare = PAIR.matcher(bare).replaceAll(found -> {
            notes.accept(Note.Kind.CONVERTED, firstLine(found.group()));
            return Matcher.quoteReplacement(DirectiveText.box(found.group(1), found.group(3)));
        });
        return TAG.matcher(bare)
                .replaceAll(found ->
                        Matcher.quoteReplacement(found.group("output") == null ? block(found) : output(found)));
    }

    private static String fenced(MatchResult found) {
        String language = found.group(1).strip().replaceFirst("[\\s,].*$", "").replaceAll("[^\\w+#-]", "");
        return "\n```" + language + "\n" + found.group(2) + "\n```\n";
    }

    /** Keeps a text that no further step changes. */
    private String keep(String text) {
        kept.add(text);
        return "\uE000" + (kept.size() - 1) + "\uE001";
    }

    private String restored(String text) {
        return Code.map(
                text,
                outside -> KEPT.matcher(outside).replaceAll(found -> {
                    String raw = kept.get(Integer.parseInt(found.group(1)));
                    // In code, braces are those of the text. Elsewhere they would be a tag again.
                    return Matcher.quoteReplacement(
                            raw.startsWith("\n```")
                                    ? raw
                                    : raw.replace("{{", "&#123;{").replace("{%", "&#123;%"));
                }),
                code -> KEPT.matcher(code)
                        .replaceAll(found -> Matcher.quoteReplacement(kept.get(Integer.parseInt(found.group(1))))));
    }

    private String output(MatchResult found) {
        String inside = found.group(1).strip();
        List<String> quoted = quoted(inside);
        if (inside.matches("(?s)(?:\"[^\"]*\"|'[^']*').*")) {
            boolean embedded = inside.matches("(?s).*\\|\\s*embed\\b.*");
            return embedded
                    ? EmbedLinks.player(quoted.getFirst(), quoted.size() > 1 ? quoted.getLast() : "", hosts)
                    : quoted.getFirst();
        }
        String name = inside.split("\\|", 2)[0].strip();
        if (name.matches(
                "site\\.(?:baseurl|url|github\\.url|root|base_url|production_url)|base_?[uU]rl|root|metadata\\.url")) {
            return "";
        }
        Optional<String> value = Optional.ofNullable(variables.get(name))
                .or(() -> name.matches("(?:page\\.)?[\\w-]+")
                        ? page.text(name.replaceFirst("^page\\.", ""))
                        : Optional.empty());
        return value.filter(text -> !text.contains("{{")).orElseGet(() -> removed(found.group()));
    }

    private String block(MatchResult found) {
        String inside = found.group(2).strip();
        String name = inside.split("[\\s(]", 2)[0];
        String rest = inside.substring(name.length()).strip();
        Matcher assigned = ASSIGN.matcher(inside);
        if (assigned.matches()) {
            variables.put(assigned.group(1), assigned.group(2) == null ? assigned.group(3) : assigned.group(2));
            return "";
        }
        if (name.equals("post_url") || name.equals("link")) {
            // The link is resolved with all others.
            return LinkNames.of(rest.replaceAll("[\"']", "").strip());
        }
        Optional<String> shown = name.startsWith("include") || name.equals("render") || name.equals("component")
                ? included(rest)
                : EmbedLinks.of(name, parameters(rest), hosts);
        if (shown.isPresent()) {
            notes.accept(Note.Kind.CONVERTED, firstLine(found.group()));
            return shown.get();
        }
        if (SILENT.contains(name)) {
            if (name.matches("if|unless|case")) {
                notes.accept(Note.Kind.UNKNOWN_TAG, firstLine(found.group()));
            }
            return "";
        }
        return removed(found.group());
    }

    private Optional<String> included(String rest) {
        String file = rest.split("[\\s,]", 2)[0].replaceAll("[\"']", "");
        return EmbedLinks.of(
                file, parameters(rest.substring(Math.min(rest.length(), rest.split("[\\s,]", 2)[0].length()))), hosts);
    }

    /** The parameters, with the values of variables. A picture's path of Eleventy's {@code image} tag begins at the root. */
    private Parameters parameters(String text) {
        Parameters written = Parameters.of(text);
        Map<String, String> named = new HashMap<>(written.named());
        named.replaceAll((name, value) -> resolved(value));
        List<String> unnamed = written.unnamed().stream().map(this::resolved).toList();
        return new Parameters(named, unnamed);
    }

    private String resolved(String value) {
        return Optional.ofNullable(variables.get(value))
                .or(() -> value.startsWith("page.") ? page.text(value.substring("page.".length())) : Optional.empty())
                .orElse(value);
    }

    private static List<String> quoted(String inside) {
        return QUOTED.matcher(inside)
                .results()
                .map(text -> text.group(1) == null ? text.group(2) : text.group(1))
                .toList();
    }

    private String removed(String tag) {
        notes.accept(Note.Kind.UNKNOWN_TAG, firstLine(tag));
        return "";
    }

    private static String firstLine(String tag) {
        return tag.lines().findFirst().orElse(tag).strip();
    }
}
