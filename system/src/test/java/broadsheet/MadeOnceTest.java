package broadsheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dagger.Provides;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.inject.Singleton;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is dear to make is made by a static initialiser, or once by Dagger, and not in each call of a function. */
@Tag("slow")
final class MadeOnceTest {
    /** What makes something dear, by its class. */
    private static final Map<String, Predicate<String>> DEAR = Map.of(
            "java.util.regex.Pattern", Set.of("compile", "matches")::contains,
            "java.lang.String", Set.of("matches", "replaceAll", "replaceFirst")::contains,
            "java.time.format.DateTimeFormatter", name -> name.startsWith("of"),
            "java.time.format.DateTimeFormatterBuilder", "<init>"::equals,
            "java.net.http.HttpClient", name -> name.startsWith("new"),
            "gg.jte.TemplateEngine", name -> name.startsWith("create"),
            "org.commonmark.parser.Parser", "builder"::equals,
            "org.commonmark.renderer.html.HtmlRenderer", "builder"::equals,
            "org.jsoup.safety.Cleaner", "<init>"::equals,
            "tools.jackson.core.json.JsonFactory", "<init>"::equals);

    private static final Pattern CLIENT_OF_AWS =
            Pattern.compile("software\\.amazon\\.awssdk\\..*(Client|Presigner)\\.(builder|create)");

    /** What does it elsewhere, and why it may. */
    private static final Map<String, String> EXEMPT = Map.of(
            "broadsheet.countviews.Bots.listed", "the function's constructor calls it",
            "broadsheet.pages.Templates.<init>",
                    "the constructor of Pages calls it, and those are made with the function",
            "broadsheet.http.BodyFields.shown", "it is for requests that are refused",
            "broadsheet.language.Formats.<init>", "Words keeps them for each language",
            "broadsheet.language.Formats.of", "it keeps them");

    /** Those that functions are made of. */
    private static final List<JavaClass> CLASSES = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests()).importPackages("broadsheet").stream()
                    .filter(each -> Stream.of(
                                    "local",
                                    "emulators",
                                    "cli",
                                    "importer",
                                    "archive",
                                    "transfer",
                                    "comments",
                                    "fixtures",
                                    "faults",
                                    "packing")
                            .noneMatch(name -> each.getPackageName().startsWith("broadsheet." + name)))
                    .toList();

    @Test
    void noCallMakesAPatternATemplateOrAClient() {
        Set<String> found = new TreeSet<>();
        dear().map(JavaAccess::getOrigin)
                .filter(origin -> !isMadeOnce(origin))
                .forEach(origin -> found.add(origin.getOwner().getName() + "." + origin.getName()));
        assertEquals(new TreeSet<>(EXEMPT.keySet()), found);
    }

    @Test
    void expensiveInstancesAreDetected() {
        assertTrue(dear().anyMatch(access -> access.getOriginOwner().getName().equals("broadsheet.article.Slug")));
        assertTrue(dear().anyMatch(
                        access -> access.getOriginOwner().getName().equals("broadsheet.dynamodb.DynamoModule")));
    }

    /** The JDK compiles a pattern for what is not one plain character. */
    @Test
    void stringsAreSplitAtASingleCharacter() {
        List<String> at = CLASSES.stream().flatMap(MadeOnceTest::splitAt).toList();
        assertTrue(at.contains(","), at::toString);
        assertEquals(
                List.of(), at.stream().filter(each -> !isOneCharacter(each)).toList());
    }

    @Test
    void aPatternIsNotOneCharacter() {
        assertTrue(isOneCharacter(",") && isOneCharacter("\\.") && isOneCharacter("#"));
        assertFalse(isOneCharacter(".") || isOneCharacter("\\d") || isOneCharacter(", ") || isOneCharacter("[ ,]+"));
    }

    private static Stream<JavaAccess<?>> dear() {
        return CLASSES.stream()
                .flatMap(each -> each.getAccessesFromSelf().stream())
                .filter(access -> isDear(access.getTarget()));
    }

    private static boolean isDear(AccessTarget target) {
        String owner = target.getOwner().getName();
        return DEAR.getOrDefault(owner, name -> false).test(target.getName())
                || CLIENT_OF_AWS.matcher(owner + "." + target.getName()).matches();
    }

    private static boolean isMadeOnce(JavaCodeUnit origin) {
        return origin instanceof JavaStaticInitializer
                || (origin instanceof JavaConstructor && origin.getOwner().isEnum())
                || (origin.isAnnotatedWith(Provides.class) && origin.isAnnotatedWith(Singleton.class));
    }

    private static boolean isOneCharacter(String text) {
        return text.matches("[^.$|()\\[{^?*+\\\\]|\\\\[^A-Za-z0-9]");
    }

    /** What the class splits texts at: the constant that is loaded last before. */
    private static Stream<String> splitAt(JavaClass each) {
        try (InputStream bytes = each.getSource().orElseThrow().getUri().toURL().openStream()) {
            return ClassFile.of().parse(bytes.readAllBytes()).methods().stream()
                    .flatMap(method -> method.code().stream())
                    .flatMap(code -> splitAt(code).stream())
                    .toList()
                    .stream();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> splitAt(CodeModel code) {
        List<String> found = new ArrayList<>();
        String last = "what is not a constant";
        for (CodeElement element : code) {
            if (element instanceof ConstantInstruction constant && constant.constantValue() instanceof String text) {
                last = text;
            } else if (element instanceof InvokeInstruction call
                    && call.owner().asInternalName().equals("java/lang/String")
                    && call.name().stringValue().startsWith("split")) {
                found.add(last);
            }
        }
        return found;
    }
}
