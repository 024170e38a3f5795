package broadsheet.local.web;

import broadsheet.local.template.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the route of a request by API Gateway's rules. The most specific path wins, and a route for the request's
 * method wins over {@code ANY}.
 */
final class Routes {
    private final List<Candidate> candidates;
    private final Optional<Route> standard;

    /** A matching route, and the decoded path parameters. */
    record Match(Route route, Map<String, String> variables) {}

    private record Candidate(Route route, String method, List<String> pattern) {
        static Candidate of(Route route) {
            String[] key = route.key().split(" ", 2);
            return new Candidate(route, key[0], segments(key[1]));
        }

        Optional<Match> match(String requested, List<String> path) {
            if (!method.equals("ANY") && !method.equals(requested)) {
                return Optional.empty();
            }
            Map<String, String> variables = new LinkedHashMap<>();
            for (int i = 0; i < pattern.size(); i++) {
                String segment = pattern.get(i);
                if (isGreedy(segment) && i < path.size()) {
                    // Observed on AWS: API Gateway omits the trailing slash. AWS does not document when.
                    boolean isFolder = path.getLast().isEmpty() && path.size() > i + 1;
                    String rest = String.join("/", path.subList(i, isFolder ? path.size() - 1 : path.size()));
                    variables.put(segment.substring(1, segment.length() - 2), Percent.decodePath(rest));
                    return Optional.of(new Match(route, variables));
                }
                if (i >= path.size()) {
                    return Optional.empty();
                }
                if (isVariable(segment) && !path.get(i).isEmpty()) {
                    variables.put(segment.substring(1, segment.length() - 1), Percent.decodePath(path.get(i)));
                } else if (!segment.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return path.size() == pattern.size() ? Optional.of(new Match(route, variables)) : Optional.empty();
        }

        /**
         * A sort key: a literal segment before a variable, a variable before a greedy variable, and {@code ANY} last.
         */
        String rank() {
            StringBuilder rank = new StringBuilder();
            for (String segment : pattern) {
                rank.append(isGreedy(segment) ? '3' : isVariable(segment) ? '2' : '1');
            }
            return rank.append(method.equals("ANY") ? '1' : '0').toString();
        }

        private static boolean isVariable(String segment) {
            return segment.startsWith("{") && segment.endsWith("}");
        }

        private static boolean isGreedy(String segment) {
            return segment.startsWith("{") && segment.endsWith("+}");
        }
    }

    Routes(List<Route> routes) {
        List<Candidate> found = new ArrayList<>();
        for (Route route : routes) {
            if (!route.key().equals(Route.DEFAULT)) {
                found.add(Candidate.of(route));
            }
        }
        found.sort(Comparator.comparing(Candidate::rank));
        candidates = List.copyOf(found);
        standard = routes.stream()
                .filter(route -> route.key().equals(Route.DEFAULT))
                .findFirst();
    }

    /**
     * The route of a request; empty if none matches.
     *
     * @throws IllegalArgumentException if a path parameter is not valid percent-encoding
     */
    Optional<Match> match(String method, String path) {
        List<String> segments = segments(path);
        return candidates.stream()
                .flatMap(candidate -> candidate.match(method, segments).stream())
                .findFirst()
                .or(() -> standard.map(route -> new Match(route, Map.of())));
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
