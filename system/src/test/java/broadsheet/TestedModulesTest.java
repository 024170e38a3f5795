package broadsheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code make test} runs the tests of the modules that tests/all names. */
class TestedModulesTest {
    private static final Path ROOT = Path.of(System.getProperty("broadsheet.root"));
    private static final Pattern OWN_NAME = Pattern.compile("(?s)</parent>\\s*<artifactId>([^<]+)<");
    private static final Pattern NAME_OF_TESTS =
            Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<version>[^<]+</version>\\s*<type>test-jar<");

    @Test
    void everyModuleWithTestsIsNamedInTestsAllButTheEndToEndTests() throws IOException {
        assertEquals(modulesWithTests(), named(NAME_OF_TESTS, "tests/all/pom.xml"));
    }

    private static Set<String> modulesWithTests() throws IOException {
        var modules = new TreeSet<String>();
        for (String folder : new String[] {"", "shared", "functions", "testing", "tests"}) {
            try (Stream<Path> children = Files.list(ROOT.resolve(folder))) {
                for (Path module : children.filter(TestedModulesTest::hasTests).toList()) {
                    modules.addAll(named(
                            OWN_NAME, ROOT.relativize(module).resolve("pom.xml").toString()));
                }
            }
        }
        modules.remove("broadsheet-e2e");
        return modules;
    }

    private static boolean hasTests(Path module) {
        return Files.isDirectory(module.resolve("src/test/java")) && Files.exists(module.resolve("pom.xml"));
    }

    private static Set<String> named(Pattern name, String pom) throws IOException {
        return name.matcher(Files.readString(ROOT.resolve(pom)))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
