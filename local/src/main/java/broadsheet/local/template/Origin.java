package broadsheet.local.template;

/** Where the distribution gets its answers from. */
public sealed interface Origin {
    /** Objects of a bucket. */
    record Pages(Bucket bucket) implements Origin {}

    /**
     * The HTTP API.
     *
     * @param id its id
     * @param domainName the host that its functions see
     */
    record Api(String id, String domainName) implements Origin {
        static Api of(HttpApi api) {
            return new Api(api.id(), api.domainName());
        }
    }
}
