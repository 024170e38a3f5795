package broadsheet.local.template;

import java.util.Locale;
import java.util.Set;

/** An S3 bucket. */
public record Bucket(String name) {
    static final String TYPE = "AWS::S3::Bucket";

    private static final String HOST = "s3." + Bindings.REGION + ".amazonaws.com";

    /** The address of S3, to whose paths presigned URLs lead. */
    static final String OF_THE_REGION = "https://" + HOST;

    String domainName() {
        return domainName(name);
    }

    static void declare(String logicalId, Names names) {
        String name = logicalId.toLowerCase(Locale.ROOT);
        names.ref(logicalId, name);
        names.attribute(logicalId, "Arn", "arn:aws:s3:::" + name);
        names.attribute(logicalId, "DomainName", name + ".s3.amazonaws.com");
        names.attribute(logicalId, "RegionalDomainName", domainName(name));
    }

    static Bucket read(String logicalId, Value properties) {
        properties.fields(
                TYPE,
                Set.of(),
                Set.of(
                        "BucketEncryption",
                        // Ignored, because the emulator allows every origin.
                        "CorsConfiguration",
                        "LifecycleConfiguration",
                        "LoggingConfiguration",
                        "OwnershipControls",
                        "PublicAccessBlockConfiguration",
                        "Tags",
                        "VersioningConfiguration"));
        return new Bucket(logicalId.toLowerCase(Locale.ROOT));
    }

    private static String domainName(String name) {
        return name + "." + HOST;
    }
}
