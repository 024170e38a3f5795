package broadsheet.language;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The messages of one language. A build in which a message or one of its placeholders is missing fails in {@code
 * MessagesTest}.
 */
final class Catalog {
    private final Language language;
    private final Properties messages;

    private Catalog(Language language, Properties messages) {
        this.language = language;
        this.messages = messages;
    }

    /** Reads the messages of a language. */
    static Catalog of(Language language) {
        String file = language.code() + ".properties";
        try (InputStream in = Catalog.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in the jar");
            }
            var messages = new Properties();
            messages.load(new InputStreamReader(in, UTF_8));
            return new Catalog(language, messages);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The keys of all messages, with the plural category of each form. */
    Set<String> keys() {
        return messages.stringPropertyNames();
    }

    /** Whether the message has plural forms. */
    boolean isCounted(String key) {
        return messages.containsKey(Plural.OTHER.form(key));
    }

    /** The message's forms, by the names of their plural categories. */
    SortedMap<String, String> forms(String key) {
        SortedMap<String, String> forms = new TreeMap<>();
        for (Plural category : language.plurals().categories()) {
            forms.put(category.toString(), message(category.form(key)));
        }
        return forms;
    }

    /**
     * A message.
     *
     * @param values the names of its placeholders, each followed by its value
     */
    String text(String key, String... values) {
        return filled(message(key), values);
    }

    /**
     * The form of a message for a count.
     *
     * @param values the names of its placeholders, each followed by its value
     */
    String counted(String key, int count, String... values) {
        return text(language.plurals().of(count).form(key), values);
    }

    /**
     * A message with an element.
     *
     * @param values the names of its placeholders, each followed by its value
     */
    Around around(String key, String... values) {
        // Splits before it fills: a value may look like an element.
        Around message = Around.of(message(key));
        return new Around(
                filled(message.before(), values), filled(message.inside(), values), filled(message.after(), values));
    }

    /** The message with its placeholders. */
    String message(String key) {
        String message = messages.getProperty(key);
        if (message == null) {
            throw new IllegalStateException("no message " + key + " in " + language.code());
        }
        return message;
    }

    /** Fills in one pass: a value may look like a placeholder. */
    private static String filled(String message, String... values) {
        var text = new StringBuilder();
        int end = 0;
        for (int start = message.indexOf('{'); start >= 0; start = message.indexOf('{', end)) {
            text.append(message, end, start);
            end = message.indexOf('}', start) + 1;
            text.append(value(message.substring(start + 1, end - 1), values));
        }
        return text.append(message, end, message.length()).toString();
    }

    private static String value(String name, String... values) {
        for (int i = 0; i < values.length; i += 2) {
            if (values[i].equals(name)) {
                return values[i + 1];
            }
        }
        throw new IllegalArgumentException("nothing fills {" + name + "}");
    }
}
