package broadsheet.pages;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scripts ask only for messages that exist, with their placeholders. The build fails otherwise. */
class ScriptMessagesTest {
    private static final Pattern PLACE = Pattern.compile("\"@(\\w+\\.\\w+)\"");
    private static final Pattern FILLED = Pattern.compile(
            "(filled|counted|forms)\\(\"@(\\w+\\.\\w+)\"(?:, [^{}()]*(?:\\([^()]*\\))?[^{}()]*)?(?:, \\{ ([^}]*)"
                    + " \\})?\\)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)\\}");
    private static final Pattern PROPERTY = Pattern.compile("(\\w+)(?:: [^,]*)?");

    /** What looks like words, but is a value of HTML or the message of an error that no reader sees. */
    private static final Set<String> UNSEEN =
            Set.of("\"ugc nofollow noopener\"", "\"the page is older than what was seen\"");

    private final Properties english = english();
    private final String sources = sources();

    @Test
    void eachMessageForScriptsIsShownByOne() {
        Set<String> shown = PLACE.matcher(sources)
                .results()
                .map(place -> place.group(1))
                .filter(key -> key.startsWith("script."))
                .collect(toCollection(TreeSet::new));
        Set<String> known = english.stringPropertyNames().stream()
                .filter(key -> key.startsWith("script."))
                .map(key -> key.replaceFirst("\\[.*", ""))
                .collect(toCollection(TreeSet::new));
        assertEquals(known, shown);
    }

    @Test
    void scriptFillsEachPlaceholderOfItsMessages() {
        Set<String> filled = new TreeSet<>();
        for (MatchResult call : FILLED.matcher(sources).results().toList()) {
            Set<String> given = call.group(3) == null ? new TreeSet<>() : names(PROPERTY, call.group(3));
            if (!call.group(1).equals("filled")) {
                given.add("count");
            }
            filled.add(call.group(2));
            assertEquals(placeholders(call.group(2)), given, call::group);
        }
        Set<String> needing = PLACE.matcher(sources)
                .results()
                .map(place -> place.group(1))
                .filter(key -> !placeholders(key).isEmpty())
                .collect(toCollection(TreeSet::new));
        assertEquals(needing, filled);
    }

    @Test
    void noScriptHasWordsOfItsOwn() {
        // A text that a reader sees begins with a capital, or has two words.
        List<String> words = Pattern.compile("[\"`]([A-Z][a-z]+|[A-Za-z]+ [a-z]+ [^\"`]*)[\"`]")
                .matcher(sources)
                .results()
                .map(MatchResult::group)
                .filter(text -> !text.contains("${") && !UNSEEN.contains(text))
                .toList();
        assertEquals(List.of(), words);
    }

    private Set<String> placeholders(String key) {
        String message = english.getProperty(key, english.getProperty(key + "[other]", ""));
        assertTrue(!message.isEmpty(), key);
        return names(PLACEHOLDER, message);
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(toCollection(TreeSet::new));
    }

    private static Properties english() {
        var messages = new Properties();
        try (var in = Files.newBufferedReader(Path.of(
                System.getProperty("broadsheet.root"),
                "shared/core/src/main/resources/broadsheet/language/en.properties"))) {
            messages.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return messages;
    }

    /** The scripts of pages for readers, which are those beside the folders of the desk and its editor. */
    private static String sources() {
        try (Stream<Path> files =
                Files.list(Path.of(System.getProperty("broadsheet.root"), "shared/site/src/main/js"))) {
            var all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
