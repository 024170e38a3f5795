package broadsheet.local.web;

import broadsheet.local.template.Forwarding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * Plays an origin group: the second origin answers in the first one's place where that one's status says so. The
 * second gets the same request, which is what the behaviour's policies make of the viewer's.
 */
final class Failover implements Source {
    private final Source first;
    private final Source second;
    private final Set<Integer> statuses;
    private final Forwarding forwarding;

    Failover(Source first, Source second, Set<Integer> statuses, Forwarding forwarding) {
        this.first = first;
        this.second = second;
        this.statuses = Set.copyOf(statuses);
        this.forwarding = forwarding;
    }

    @Override
    public Response answer(Request request) {
        // A bucket takes nothing but the path from a request. Conditions it answers in CloudFront's place, and must
        // see.
        Response response = first.answer(request);
        return statuses.contains(response.status()) ? second.answer(forwarded(request)) : response;
    }

    private Request forwarded(Request request) {
        var headers = new LinkedHashMap<>(request.headers());
        if (!forwarding.headers()) {
            headers.keySet().removeIf(name -> !name.startsWith("x-forwarded-"));
            headers.put("user-agent", List.of("Amazon CloudFront"));
        }
        return new Request(
                request.method(),
                request.path(),
                forwarding.query() ? request.query() : "",
                headers,
                request.body(),
                request.address());
    }
}
