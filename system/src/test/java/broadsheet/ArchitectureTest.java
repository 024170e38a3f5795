package broadsheet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.Slice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the whole repository: this module has all others on its class path. */
@AnalyzeClasses(
        packages = "broadsheet",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.Written.class})
final class ArchitectureTest {
    private static final String[] AWS = {"software.amazon..", "com.amazonaws.."};
    private static final String[] DOMAIN = {
        "broadsheet.article..",
        "broadsheet.discussion..",
        "broadsheet.validation..",
        "broadsheet.live..",
        "broadsheet.readership..",
        "broadsheet.rendering..",
        "broadsheet.identity..",
        "broadsheet.redirect..",
        "broadsheet.schedule..",
        "broadsheet.staticpage.."
    };

    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_NO_AWS_AND_NO_OTHER_LAYER = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "software.amazon..",
                    "com.amazonaws..",
                    "broadsheet.dynamodb..",
                    "broadsheet.http..",
                    "tools.jackson..");

    @ArchTest
    static final ArchRule PUBLISHING_AND_PAGES_KNOW_NO_AWS = noClasses()
            .that()
            .resideInAnyPackage(
                    "broadsheet.authoring..", "broadsheet.pages..", "broadsheet.syndication..", "broadsheet.card..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AWS);

    @ArchTest
    static final ArchRule ONLY_THE_STORE_SPEAKS_DYNAMODB = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "broadsheet.dynamodb..",
                    "broadsheet.check.table..",
                    "broadsheet.transfer..",
                    "broadsheet.local..",
                    "broadsheet.emulators..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk.services.dynamodb..");

    /** Aggregates, invariants and exports read and write items; functions know the ports of the domain alone. */
    @ArchTest
    static final ArchRule ONLY_THE_STORE_AND_ITS_INVARIANTS_KNOW_KEYS = noClasses()
            .that()
            .resideOutsideOfPackages("broadsheet.dynamodb..", "broadsheet.check.table..", "broadsheet.transfer..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("broadsheet.dynamodb.key..");

    @ArchTest
    static final ArchRule ONLY_THE_BUCKETS_SPEAK_S3 = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "broadsheet.bucket..",
                    "broadsheet.check.bucket..",
                    "broadsheet.transfer..",
                    "broadsheet.storepicture.bucket..",
                    "broadsheet.local..",
                    "broadsheet.emulators..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk.services.s3..");

    /** If two threads use the first such formatters at once, later ones can fail until the process ends (JDK-8383525). */
    @ArchTest
    static final ArchRule NO_FORMATTER_LOOKS_FOR_ITS_PATTERN_WHEN_IT_IS_USED = noClasses()
            .should()
            .callMethod(DateTimeFormatter.class, "ofLocalizedPattern", String.class)
            .orShould()
            .callMethod(DateTimeFormatterBuilder.class, "appendLocalized", String.class);

    /** The packages of the functions: each is named for its folder. */
    private static final Set<String> FUNCTIONS = sources()
            .map(Path::toString)
            .filter(file -> file.contains("/functions/"))
            .map(file -> file.replaceFirst(".*/functions/([^/]+)/.*", "$1").replace("-", ""))
            .collect(Collectors.toSet());

    @ArchTest
    static final ArchRule ONLY_CARDS_AND_PICTURES_LOAD_FONTS_AND_AWT = noClasses()
            .that()
            .resideOutsideOfPackages("broadsheet.card..", "broadsheet.storepicture..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.awt..", "javax.imageio..", "org.apache.fontbox..", "org.apache.pdfbox..");

    @ArchTest
    static final ArchRule ONLY_WHO_COUNTS_LOADS_SKETCHES = noClasses()
            .that()
            .resideOutsideOfPackage("broadsheet.countviews..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.datasketches..");

    @ArchTest
    static final ArchRule ONLY_FORMULAS_LOAD_A_JAVASCRIPT_ENGINE = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("broadsheet.authoring.TexEngine")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.roastedroot..", "run.endive..");

    @ArchTest
    static final ArchRule FUNCTIONS_DO_NOT_KNOW_EACH_OTHER = slices().matching("broadsheet.(*)..")
            .that(new DescribedPredicate<>("are functions") {
                @Override
                public boolean test(Slice slice) {
                    return FUNCTIONS.contains(slice.getNamePart(1));
                }
            })
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule NOTHING_PRODUCTIVE_KNOWS_THE_LOCAL_SYSTEM = noClasses()
            .that()
            .resideOutsideOfPackages("broadsheet.local..", "broadsheet.emulators..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("broadsheet.local..", "broadsheet.emulators..");

    @ArchTest
    static final ArchRule LOCAL_KNOWS_NOTHING_OF_BROADSHEET = noClasses()
            .that()
            .resideInAPackage("broadsheet.local..")
            .should()
            .dependOnClassesThat(resideInAPackage("broadsheet..")
                    .and(resideOutsideOfPackages("broadsheet.local..", "broadsheet.emulators..")));

    @ArchTest
    static final ArchRule A_CLASS_IS_NAMED_FOR_WHAT_IT_IS =
            noClasses().should().haveNameMatching(".*(Utils?|Helpers?|Managers?|Impl)");

    @Test
    void theFunctionsAreFound() {
        assertTrue(FUNCTIONS.containsAll(Set.of("getarticle", "publisharticle")), FUNCTIONS::toString);
    }

    @Test
    void keyPrefixesAreOnlyInTheKeyPackage() {
        Pattern key = Pattern.compile(
                "\"(ARTICLE|AUDIT|DRAFT|TEXT|NOTE|SCHEDULE|LISTING|PAGE|REVISION|PICTURE|COMMENTS?|TALLY|RATING|LIMIT|SALT|READER|REDIRECTS|REPORTS?|RECENT|LIVE|UPDATE|DOCUMENT|CHANGE)#");
        List<Path> others = sources()
                .filter(file -> !file.toString().contains("broadsheet/dynamodb/key/"))
                .filter(file -> !file.toString().contains("broadsheet/check/table/"))
                .filter(file -> key.matcher(text(file)).find())
                .toList();
        assertEquals(List.of(), others);
    }

    @Test
    void everyPackageIsNullMarkedAndDocumented() {
        List<Path> packages = sources().map(Path::getParent).distinct().toList();
        assertTrue(packages.size() > 10, packages::toString);
        for (Path each : packages) {
            Path info = each.resolve("package-info.java");
            assertTrue(Files.exists(info), info::toString);
            assertTrue(text(info).startsWith("/**") && text(info).contains("@NullMarked"), info::toString);
        }
    }

    @Test
    void aFileHasOneThingInIt() {
        List<Path> tooLong =
                sources().filter(file -> text(file).lines().count() > 300).toList();
        assertEquals(List.of(), tooLong, "over 300 lines");
    }

    /** What people wrote, without what Dagger writes from it. */
    static final class Written implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/Dagger")
                    && !location.contains("_Factory")
                    && !location.contains("/fixtures/")
                    && !location.contains("/tests/faults/");
        }
    }

    private static Stream<Path> sources() {
        // Surefire looks for tests in Maven's own process, which runs at the root and has no such property.
        Path root = Path.of(System.getProperty("broadsheet.root", ""));
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(file -> file.toString().contains("/src/main/java/")
                            && file.toString().endsWith(".java"))
                    .filter(file -> !root.relativize(file).toString().matches("(.*/)?(target|\\..*)/.*"))
                    .toList()
                    .stream();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
