package broadsheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.ApiDescription.Operation;
import broadsheet.local.template.LambdaFunction;
import broadsheet.local.template.Route;
import broadsheet.local.template.Target;
import broadsheet.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Holds openapi.yaml, template.yaml, the handlers and the events against each other. */
final class ContractTest {
    private static final Path ROOT = Path.of(System.getProperty("broadsheet.root"));

    /** What answers for pages that the bucket lacks is no API. */
    private static final String PAGES = " /{path+}";

    private static final Pattern PRIMED = Pattern.compile("PrimingRequest\\.to\\(\"([^\"]*)\"");

    /** What a function is primed with it does not tell apart by that. */
    private static final Pattern SPELT =
            Pattern.compile("(?<!PrimingRequest\\.to\\()\"((?:GET|PUT|POST|DELETE|PATCH|HEAD) /[^\"]*)\"");

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final Map<String, Operation> operations =
            ApiDescription.read(ROOT.resolve("openapi.yaml")).operations();
    private final Template template = RepositoryTemplate.read();

    /** An event's route, and the name of its file. */
    private record Event(String route, String name) {}

    @Test
    void templateIsPlayedLocally() {
        assertEquals(
                template.functions().stream()
                        .flatMap(function -> function.environment().keySet().stream())
                        .collect(Collectors.toSet()),
                template.environment().keySet());
    }

    @Test
    void everyRouteIsAnOperationAndEveryOperationARoute() {
        assertEquals(
                new TreeSet<>(routes().map(route -> described(route.key())).toList()),
                new TreeSet<>(operations.keySet()));
    }

    @Test
    void securedOperationsAreDeclared() {
        Map<String, Boolean> needing = new TreeMap<>();
        routes().forEach(route ->
                needing.put(described(route.key()), route.authorizer().isPresent()));
        Map<String, Boolean> saying = new TreeMap<>();
        operations.forEach((key, operation) -> saying.put(key, operation.signedIn()));
        assertEquals(needing, saying);
    }

    @Test
    void securedOperationsDeclareUnauthorized() {
        assertEquals(
                List.of(),
                operations.entrySet().stream()
                        .filter(each -> each.getValue().signedIn()
                                != each.getValue().statuses().contains("401"))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Test
    void everyPlaceInAPathIsAParameter() {
        operations.forEach((key, operation) -> {
            Set<String> places =
                    PLACE.matcher(key).results().map(place -> place.group(1)).collect(Collectors.toSet());
            assertEquals(places, operation.pathParameters(), key);
        });
    }

    @Test
    void noTwoOperationsHaveOneName() {
        List<String> names =
                operations.values().stream().map(Operation::id).sorted().toList();
        assertEquals(List.copyOf(new TreeSet<>(names)), names);
    }

    @Test
    void everyRouteOfAFunctionHasAnEventAndEveryEventARoute() {
        for (LambdaFunction function : functions()) {
            assertEquals(
                    new TreeSet<>(routesOf(function)),
                    new TreeSet<>(events(function).stream().map(Event::route).toList()),
                    "the routes of " + function.name() + ", and those of its events");
        }
    }

    @Test
    void everyAnswerToAnEventIsDescribed() {
        List<String> undescribed = new ArrayList<>();
        int looked = 0;
        for (LambdaFunction function : functions()) {
            for (Event event : events(function)) {
                if (!event.route.endsWith(PAGES)) {
                    looked++;
                    Operation operation = operations.get(described(event.route));
                    if (operation == null || !operation.statuses().contains(event.name.substring(0, 3))) {
                        undescribed.add(event.route + ": " + function.name() + " " + event.name);
                    }
                }
            }
        }
        assertEquals(List.of(), undescribed);
        assertTrue(looked > 150, "only " + looked + " events were found");
    }

    /** A handler that answers one path does not have to look which it is. */
    @Test
    void handlersTellApartJustTheRoutesThatTheyHave() {
        for (LambdaFunction function : functions()) {
            Set<String> spelt = spelt(function, SPELT);
            Set<String> routes = new TreeSet<>(routesOf(function));
            if (spelt.isEmpty()) {
                assertEquals(
                        1,
                        routes.stream()
                                .map(route -> route.replaceFirst(".* ", ""))
                                .distinct()
                                .count(),
                        function.name() + " takes " + routes + " for one");
            } else {
                assertEquals(routes, spelt, "the routes of " + function.name() + ", and those that it tells apart");
            }
        }
    }

    @Test
    void functionsArePrimedWithRoutesThatTheyHave() {
        for (LambdaFunction function : functions()) {
            Set<String> strange = spelt(function, PRIMED);
            strange.removeAll(routesOf(function));
            assertEquals(Set.of(), strange, function.name());
        }
    }

    /** As OpenAPI writes a route: it has no greedy places. */
    private static String described(String key) {
        return key.replace("+}", "}");
    }

    private Stream<Route> routes() {
        return template.routes().stream().filter(route -> !route.key().endsWith(PAGES));
    }

    private List<LambdaFunction> functions() {
        return template.functions().stream()
                .filter(function -> !routesOf(function).isEmpty())
                .toList();
    }

    private List<String> routesOf(LambdaFunction function) {
        return template.routes().stream()
                .filter(route -> route.target().equals(new Target.ToFunction(function.name())))
                .map(Route::key)
                .toList();
    }

    /** The folder of a function's code: the handler's package is named for it. Two functions may share one. */
    private static String folder(LambdaFunction function) {
        String name = function.handler().split("\\.", -1)[1];
        return files(ROOT.resolve("functions"), 1)
                .map(folder -> String.valueOf(folder.getFileName()))
                .filter(folder -> folder.replace("-", "").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no folder of functions/ is for " + function.handler()));
    }

    /** The events of a function, in a folder that is named for it. */
    private static List<Event> events(LambdaFunction function) {
        String job = function.name().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return files(ROOT.resolve("events").resolve(job), 1)
                .filter(file -> file.toString().endsWith(".json"))
                .map(file -> new Event(
                        JsonMapper.shared()
                                .readTree(text(file))
                                .path("routeKey")
                                .asString(),
                        String.valueOf(file.getFileName())))
                .toList();
    }

    /** What the code of a function spells, but for other functions' handlers in its folder. */
    private Set<String> spelt(LambdaFunction function, Pattern pattern) {
        Set<String> others = template.functions().stream()
                .filter(other -> !other.handler().equals(function.handler()))
                .map(other -> other.handler().replaceFirst(".*\\.", "") + ".java")
                .collect(Collectors.toSet());
        Set<String> spelt = new HashSet<>();
        files(ROOT.resolve("functions").resolve(folder(function)).resolve("src/main/java"), Integer.MAX_VALUE)
                .filter(file -> file.toString().endsWith(".java"))
                .filter(file -> !others.contains(String.valueOf(file.getFileName())))
                .map(file -> pattern.matcher(text(file)))
                .flatMap(Matcher::results)
                .forEach(found -> spelt.add(found.group(1)));
        return new TreeSet<>(spelt);
    }

    private static Stream<Path> files(Path folder, int depth) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.skip(1).toList().stream();
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
