package broadsheet.language;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The message files are complete, and agree with the methods that read them. The build fails otherwise. */
class MessagesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w*)\\}");
    private static final Pattern ELEMENT = Pattern.compile("</?\\w+/?>");
    private static final Pattern FORM = Pattern.compile("\\[\\w+\\]$");
    private static final String SCRIPTS = "script.";

    private final Catalog english = Catalog.of(Language.ENGLISH);

    @ParameterizedTest
    @EnumSource
    void languageHasEachMessageOfEnglishInEachOfItsPluralForms(Language language) {
        Set<String> needed = keys(english)
                .flatMap(key -> english.isCounted(key)
                        ? language.plurals().categories().stream().map(category -> category.form(key))
                        : Stream.of(key))
                .collect(toCollection(TreeSet::new));
        assertEquals(needed, new TreeSet<>(Catalog.of(language).keys()));
    }

    @ParameterizedTest
    @EnumSource
    void messageHasThePlaceholdersAndElementsOfTheEnglishOne(Language language) {
        Catalog catalog = Catalog.of(language);
        for (String key : catalog.keys()) {
            String form = FORM.matcher(key).replaceFirst("");
            String model = english.message(english.isCounted(form) ? Plural.OTHER.form(form) : form);
            String message = catalog.message(key);
            Set<String> placeholders = found(PLACEHOLDER, message);
            // A form for exactly one or two may say so by its words.
            Set<String> needed = found(PLACEHOLDER, model);
            if (!form.equals(key) && !placeholders.contains("{count}")) {
                needed.remove("{count}");
                assertTrue(Set.of("[zero]", "[one]", "[two]").contains(key.substring(form.length())), key);
            }
            assertEquals(needed, placeholders, key);
            assertEquals(found(ELEMENT, model), found(ELEMENT, message), key);
            assertFalse(message.isBlank(), key);
            assertEquals(message.strip(), message, key);
        }
    }

    @ParameterizedTest
    @EnumSource
    void methodsReadEachMessageWithAllOfItsPlaceholders(Language language) throws ReflectiveOperationException {
        Words words = Words.in(language.code());
        Set<String> read = new TreeSet<>();
        for (Method group : methods(Words.class)) {
            if (group.getParameterCount() > 0 || group.getReturnType() == Formats.class) {
                continue;
            }
            Object messages = group.invoke(words);
            for (Method message : methods(messages.getClass())) {
                read.add(group.getName() + "." + message.getName());
                Object[] values = Arrays.stream(message.getParameterTypes())
                        .map(type -> type == int.class ? (Object) 7 : "{a} <b>")
                        .toArray();
                assertFalse(message.invoke(messages, values).toString().isBlank(), message::getName);
            }
        }
        Set<String> known =
                keys(english).filter(key -> !key.startsWith(SCRIPTS)).collect(toCollection(TreeSet::new));
        assertEquals(known, read);
    }

    private static List<Method> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .toList();
    }

    /** The keys without plural categories. */
    private static Stream<String> keys(Catalog catalog) {
        return catalog.keys().stream()
                .map(key -> FORM.matcher(key).replaceFirst(""))
                .distinct();
    }

    private static Set<String> found(Pattern pattern, String message) {
        return pattern.matcher(message).results().map(MatchResult::group).collect(toCollection(TreeSet::new));
    }
}
