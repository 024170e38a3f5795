package broadsheet.aws;

import broadsheet.snapshot.Snapshot;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;

/**
 * The credentials of a function that may start from a snapshot. What stands in the environment then would be those of the
 * day when it was taken, so Lambda gives an address to ask for them instead. Those that were used before the snapshot are
 * not in it.
 */
final class SnapshotCredentials implements AwsCredentialsProvider {
    /** Names the address, which Lambda's own service answers. */
    static final String ADDRESS = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

    private volatile ContainerCredentialsProvider current = ContainerCredentialsProvider.create();

    SnapshotCredentials() {
        Snapshot.before(this::renew);
    }

    void renew() {
        current = ContainerCredentialsProvider.create();
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return current.resolveCredentials();
    }
}
