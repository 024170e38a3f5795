package broadsheet.aws;

import broadsheet.snapshot.Snapshot;
import dagger.Module;
import dagger.Provides;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collections;
import javax.inject.Singleton;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * What every client of AWS needs, made once. Lambda gives every function its region and credentials in the environment, or
 * the address of the latter: looking elsewhere for them costs a cold start and finds nothing.
 */
@Module
public interface AwsModule {
    /** Milliseconds until a connection has to be there. */
    int CONNECTING = 1_000;

    /** Milliseconds that nothing may come. */
    int READING = 5_000;

    /** How many connections are kept for later calls: more than any function has open at once. */
    int KEPT = 64;

    /** How often a call is tried, the first time included. */
    int ATTEMPTS = 3;

    /**
     * How long a call may take until it has failed: every attempt waits as long as it may, and the pauses are as long as they
     * get, a second after the first throttled attempt and two after the second. A function's timeout is longer, so that it
     * answers itself when a part of AWS does not.
     */
    Duration LONGEST_CALL = Duration.ofMillis(ATTEMPTS * (CONNECTING + READING)).plusSeconds(3);

    /** The region that the function runs in. */
    @Provides
    static Region region() {
        return Region.of(System.getenv("AWS_REGION"));
    }

    /** The function's credentials. */
    @Provides
    @Singleton
    static AwsCredentialsProvider credentials() {
        return System.getenv(SnapshotCredentials.ADDRESS) == null
                ? EnvironmentVariableCredentialsProvider.create()
                : new SnapshotCredentials();
    }

    /**
     * The HTTP client: the JDK's, with the time limits that the SDK gives it. Left to itself each of the SDK's would read all the authorities
     * that the JDK trusts before it is made. The JDK's own way of TLS trusts the same, reads them once, and does so while the
     * rest of the function starts.
     */
    @Provides
    @Singleton
    static SdkHttpClient http() {
        // Of eight calls at once the JDK would close three connections, and shake hands anew for the next eight.
        System.setProperty("http.maxConnections", Integer.toString(KEPT));
        Thread.ofPlatform().daemon().name("tls").start(HttpsURLConnection::getDefaultSSLSocketFactory);
        if (Snapshot.isAhead()) {
            Snapshot.before(AwsModule::forgetSessions);
        }
        return UrlConnectionHttpClient.create(AwsModule::connect);
    }

    private static HttpURLConnection connect(URI address) {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(CONNECTING);
            connection.setReadTimeout(READING);
            if (Snapshot.isAhead()) {
                // Nobody is at its other end any more when the function starts from the snapshot.
                connection.setRequestProperty("Connection", "close");
            }
            return connection;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A session that many environments take up again from one snapshot would have its keys in that. */
    private static void forgetSessions() {
        try {
            SSLSessionContext sessions = SSLContext.getDefault().getClientSessionContext();
            Collections.list(sessions.getIds()).stream()
                    .map(sessions::getSession)
                    .forEach(SSLSession::invalidate);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("no TLS in this JVM", impossible);
        }
    }
}
