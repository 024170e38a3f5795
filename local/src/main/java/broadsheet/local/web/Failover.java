package broadsheet.local.web;

import broadsheet.local.template.Forwarding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * Emulates an origin group. If the first origin answers with a failover status, the second origin answers the request.
 *
 * <p>The second origin receives the request as the behaviour's policies forward it.
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
        // The bucket reads only the path and the conditional headers. It evaluates conditions in CloudFront's place,
        // so it gets the unfiltered headers.
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
