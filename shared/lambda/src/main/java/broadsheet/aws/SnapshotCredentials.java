package broadsheet.aws;

import broadsheet.snapshot.Snapshot;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;

/**
 * Credentials of a function that may start from a snapshot. Credentials in the environment would be as old as the
 * snapshot and expire, so Lambda provides a URL that returns current ones. Before the snapshot, this provider discards
 * the credentials used so far, so that the snapshot does not contain them.
 */
final class SnapshotCredentials implements AwsCredentialsProvider {
    /** The environment variable with the URL, which Lambda itself serves. */
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
