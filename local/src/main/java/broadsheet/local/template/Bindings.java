package broadsheet.local.template;

import java.net.URI;
import java.util.Map;

/**
 * Values that the local system substitutes for those of an AWS account.
 *
 * @param storage the endpoint of S3 and SQS
 * @param site the address of the distribution
 * @param parameters values of the template's parameters that differ from their defaults
 */
public record Bindings(URI storage, URI site, Map<String, String> parameters) {
    /** The region in every ARN and in the functions' environment. */
    public static final String REGION = "us-east-1";

    /** The account id in every ARN. */
    public static final String ACCOUNT = "000000000000";

    public Bindings {
        parameters = Map.copyOf(parameters);
    }

    static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
    }
}
