package broadsheet.emulators;

import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Makes the clients of functions send the same signature with each request where {@code -Dbroadsheet.signing=false} is
 * set. Emulators check no signature, and without C2 signing takes a fifth of a GetItem's processor time. Presigned
 * addresses are signed. The SDK finds this class through the file {@code execution.interceptors}. Thread-safe.
 */
public final class FixedSignature implements ExecutionInterceptor {
    /** Of this dynoxide checks the form, and ministack finds S3 by the service. */
    private static final String SIGNATURE =
            "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/%s/aws4_request, SignedHeaders=host, Signature=0";

    private static final boolean SIGNED = !"false".equals(System.getProperty("broadsheet.signing"));

    /** By the names of clients. That of S3's presigner is another. */
    private static final Map<String, AwsRequestOverrideConfiguration> UNSIGNED = Map.of(
            "S3", configuration("s3"),
            "DynamoDb", configuration("dynamodb"),
            "Sqs", configuration("sqs"));

    /** Creates an instance. The SDK calls this once for each client. */
    public FixedSignature() {}

    /** The headers that stand for a signature of a request to a service. */
    static Map<String, String> headers(String service) {
        return Map.of("Authorization", SIGNATURE.formatted(service), "X-Amz-Date", "20260101T000000Z");
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        var unsigned = UNSIGNED.get(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME));
        return !SIGNED && unsigned != null && context.request() instanceof AwsRequest request
                ? request.toBuilder().overrideConfiguration(unsigned).build()
                : context.request();
    }

    private static AwsRequestOverrideConfiguration configuration(String service) {
        var configuration =
                AwsRequestOverrideConfiguration.builder().credentialsProvider(AnonymousCredentialsProvider.create());
        headers(service).forEach(configuration::putHeader);
        return configuration.build();
    }
}
