package broadsheet.local.template;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a distribution's {@code OriginGroups}. */
final class OriginGroups {
    /** The statuses that CloudFront accepts as failover criteria. */
    private static final Set<Integer> STATUSES = Set.of(400, 403, 404, 416, 429, 500, 502, 503, 504);

    private OriginGroups() {}

    /** The origin groups by id. */
    static Map<String, Origin> read(Value groups, Map<String, Origin> origins) {
        Map<String, Origin> read = new HashMap<>();
        for (Value item : items(groups, "OriginGroups")) {
            Fields group = item.fields("an origin group", Set.of("FailoverCriteria", "Id", "Members"), Set.of());
            Value id = group.need("Id");
            if (origins.containsKey(id.text()) || read.put(id.text(), group(group, origins)) != null) {
                throw id.refuse("there are two origins " + id.text());
            }
        }
        return read;
    }

    private static Origin.Group group(Fields group, Map<String, Origin> origins) {
        Value members = group.need("Members");
        List<Origin> pair = items(members, "Members").stream()
                .map(member ->
                        member.fields("a member", Set.of("OriginId"), Set.of()).need("OriginId"))
                .map(id -> origin(id, origins))
                .toList();
        if (pair.size() == 2
                && pair.getFirst() instanceof Origin.S3 bucket
                && pair.getLast() instanceof Origin.Api api) {
            return new Origin.Group(bucket, api, statuses(group.need("FailoverCriteria")));
        }
        throw members.refuse("only a bucket with the API behind it is played locally");
    }

    private static Origin origin(Value id, Map<String, Origin> origins) {
        Origin origin = origins.get(id.text());
        if (origin == null) {
            throw id.refuse("there is no origin " + id.text());
        }
        return origin;
    }

    private static Set<Integer> statuses(Value criteria) {
        Set<Integer> statuses = new HashSet<>();
        Value codes = criteria.fields("FailoverCriteria", Set.of("StatusCodes"), Set.of())
                .need("StatusCodes");
        for (Value code : items(codes, "StatusCodes")) {
            if (!STATUSES.contains(code.integer())) {
                throw code.refuse(code.text() + " is no status that an origin group can fail over on");
            }
            statuses.add(code.integer());
        }
        return statuses;
    }

    /** Checks {@code Quantity}: CloudFormation requires the number of items beside the lists of origin groups. */
    private static List<Value> items(Value list, String owner) {
        Fields fields = list.fields(owner, Set.of("Items", "Quantity"), Set.of());
        List<Value> items = fields.need("Items").items();
        Value quantity = fields.need("Quantity");
        if (quantity.integer() != items.size()) {
            throw quantity.refuse("there are " + items.size() + " Items");
        }
        return items;
    }
}
