package broadsheet.local.template;

import java.net.URI;
import java.util.Map;

/**
 * What takes the place of an AWS account here.
 *
 * @param queues the endpoint of SQS
 * @param site the address at which the distribution answers
 * @param parameters values of the template's parameters that differ from their defaults
 */
public record Bindings(URI queues, URI site, Map<String, String> parameters) {
    /** The region that everything pretends to be in. */
    public static final String REGION = "us-east-1";

    /** The account that everything pretends to belong to. */
    public static final String ACCOUNT = "000000000000";

    public Bindings {
        parameters = Map.copyOf(parameters);
    }

    static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
    }
}
