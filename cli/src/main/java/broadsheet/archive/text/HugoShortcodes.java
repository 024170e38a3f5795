package broadsheet.archive.text;

import broadsheet.archive.Note;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces Hugo's shortcodes in a text by what they show. One that it does not know is removed and named. */
final class HugoShortcodes {
    private static final Pattern SHORTCODE =
            Pattern.compile("(?s)\\{\\{[<%]\\s*(?<end>/?)\\s*(?<name>\\w[\\w./-]*)(?<rest>.*?)/?\\s*[>%]\\}\\}");
    private static final Pattern ESCAPED = Pattern.compile("(?s)\\{\\{([<%])/\\*(.*?)\\*/([>%])\\}\\}");
    private static final Pattern HIGHLIGHT =
            Pattern.compile("(?s)\\{\\{[<%]\\s*(?:highlight|code)\\b([^>%]*?)[>%]\\}\\}[ \\t]*\\n"
                    + "?(.*?)\\n"
                    + "?[ \\t]*\\{\\{[<%]\\s*/\\s*(?:highlight|code)\\s*[>%]\\}\\}");
    private static final Pattern PAIR = Pattern.compile(
            "(?s)\\{\\{[<%]\\s*(note|notice|tip|warning|alert|callout|info|important|admonition|hint|quote|blockquote|pullquote|aside|details|raw|rawhtml|center)\\b([^>%]*?)[>%]\\}\\}"
                + "(.*?)\\{\\{[<%]\\s*/\\s*\\1\\s*[>%]\\}\\}");
    private static final Pattern FIGURE_IN_PAIR = Pattern.compile("details|raw|rawhtml|center");

    private HugoShortcodes() {}

    /**
     * Replaces all shortcodes.
     *
     * @param hosts the archive's own
     * @param notes receives what was converted or removed
     */
    static String replace(String text, Set<String> hosts, BiConsumer<Note.Kind, String> notes) {
        if (!text.contains("{{")) {
            return text;
        }
        String bare = HIGHLIGHT.matcher(text).replaceAll(found -> {
            notes.accept(Note.Kind.CONVERTED, "{{< highlight >}}");
            return Matcher.quoteReplacement("\n```" + language(found.group(1)) + "\n" + found.group(2) + "\n```\n");
        });
        String outside = Code.outside(bare, part -> {
            String paired = PAIR.matcher(part).replaceAll(found -> {
                notes.accept(Note.Kind.CONVERTED, "{{< " + found.group(1) + " >}}");
                return Matcher.quoteReplacement(
                        FIGURE_IN_PAIR.matcher(found.group(1)).matches()
                                ? "\n\n" + found.group(3).strip() + "\n\n"
                                : DirectiveText.box(found.group(1), found.group(3)));
            });
            return SHORTCODE.matcher(paired).replaceAll(found -> Matcher.quoteReplacement(shown(found, hosts, notes)));
        });
        // A shortcode in a comment shows itself, as in documentation.
        return Code.map(
                outside,
                part -> ESCAPED.matcher(part).replaceAll("&#123;{$1$2$3}}"),
                code -> ESCAPED.matcher(code).replaceAll("{{$1$2$3}}"));
    }

    private static String language(String parameters) {
        return Parameters.of(parameters).at(0).orElse("").replaceAll("[^\\w+#-]", "");
    }

    private static String shown(MatchResult found, Set<String> hosts, BiConsumer<Note.Kind, String> notes) {
        var matcher = SHORTCODE.matcher(found.group());
        if (!matcher.matches()) {
            return found.group();
        }
        String name = matcher.group("name").toLowerCase(Locale.ROOT);
        Parameters parameters = Parameters.of(matcher.group("rest"));
        if (name.equals("ref") || name.equals("relref")) {
            return parameters
                    .named("path")
                    .or(() -> parameters.at(0))
                    .map(LinkNames::of)
                    .orElse("");
        }
        Optional<String> shown =
                matcher.group("end").isEmpty() ? EmbedLinks.of(name, parameters, hosts) : Optional.empty();
        if (shown.isPresent()) {
            notes.accept(Note.Kind.CONVERTED, "{{< " + name + " >}}");
            return shown.get();
        }
        if (matcher.group("end").isEmpty()) {
            notes.accept(Note.Kind.UNKNOWN_TAG, "{{< " + name + " >}}");
        }
        return "";
    }
}
