package broadsheet.local.template;

import java.util.Map;
import java.util.Set;

/** Where the distribution gets its answers from. */
public sealed interface Origin {
    /** Objects of a bucket. */
    record S3(Bucket bucket) implements Origin {}

    /**
     * The HTTP API.
     *
     * @param id its id
     * @param domainName the host that its functions see
     * @param headers what the distribution adds to each request, by lower-case name
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
     * A bucket, and the API for what the bucket does not have.
     *
     * @param statuses the bucket's answers that have the API asked in its place
     */
    record Group(S3 first, Api second, Set<Integer> statuses) implements Origin {
        public Group {
            statuses = Set.copyOf(statuses);
        }
    }
}
