package broadsheet.local.template;

import java.util.Map;
import java.util.Set;

/** An origin of the distribution. */
public sealed interface Origin {
    /** The objects of a bucket. */
    record S3(Bucket bucket) implements Origin {}

    /**
     * The HTTP API.
     *
     * @param id its id
     * @param domainName the {@code Host} that its functions see
     * @param headers the headers that the distribution adds to each request, by lower-case name
     */
    record Api(String id, String domainName, Map<String, String> headers) implements Origin {
        public Api {
            headers = Map.copyOf(headers);
        }

        static Api of(HttpApi api, Map<String, String> headers) {
            return new Api(api.id(), api.domainName(), headers);
        }
    }

    /**
     * An origin group: a bucket, and the API for paths that the bucket lacks.
     *
     * @param statuses the bucket's response statuses on which the edge fails over to the API
     */
    record Group(S3 first, Api second, Set<Integer> statuses) implements Origin {
        public Group {
            statuses = Set.copyOf(statuses);
        }
    }
}
