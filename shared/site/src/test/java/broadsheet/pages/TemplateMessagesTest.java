package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Templates for readers have no words of their own: all are messages. The desk stays in English. */
class TemplateMessagesTest {
    private static final Path TEMPLATES = Path.of(System.getProperty("broadsheet.root"), "shared/site/src/main/jte");

    /** Expressions, and lines that begin with a directive. */
    private static final Pattern CODE = Pattern.compile(
            "\\$unsafe\\{[^}]*}|[$!]\\{(?:[^{}]|\\{[^}]*})*}|(?m)^@(import|param|template).*$|(?m)^`.*$");

    /** Directives within a line; a condition has at most three levels of parentheses. */
    private static final Pattern DIRECTIVE = Pattern.compile(
            "@(elseif|if|for|template\\.\\w+)\\((?:[^()]|\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\))*\\)|@else|@endif|@endfor");

    private static final Pattern SEEN_ATTRIBUTE =
            Pattern.compile("(?:aria-label|alt|title|placeholder|data-done|data-title)=\"([^\"]*)\"");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}+");

    @Test
    void noTemplateForReadersHasWordsOfItsOwn() throws IOException {
        for (Path template : templates()) {
            String html = DIRECTIVE
                    .matcher(CODE.matcher(Files.readString(template)).replaceAll(""))
                    .replaceAll("");
            List<String> attributes = SEEN_ATTRIBUTE
                    .matcher(html)
                    .results()
                    .map(found -> found.group(1))
                    .filter(LETTERS.asPredicate())
                    .toList();
            assertEquals(List.of(), attributes, template::toString);
            String text = TAG.matcher(html).replaceAll(" ");
            List<String> words =
                    LETTERS.matcher(text).results().map(MatchResult::group).toList();
            assertEquals(List.of(), words, template::toString);
        }
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            List<Path> found = files.filter(
                            file -> !file.getFileName().toString().startsWith("desk"))
                    .sorted()
                    .toList();
            assertFalse(found.isEmpty());
            return found;
        }
    }
}
