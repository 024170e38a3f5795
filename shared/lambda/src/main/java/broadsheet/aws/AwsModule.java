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
 * The dependencies that all AWS clients share.
 *
 * <p>Lambda passes the region to every function in the environment. The credentials, or the URL to fetch them from, are
 * there too. The SDK's default provider chains would search elsewhere, which slows a cold start and finds nothing.
 */
@Module
public interface AwsModule {
    /** The connect timeout, in milliseconds. */
    int CONNECTING = 1_000;

    /** The read timeout, in milliseconds. */
    int READING = 5_000;

    /** The size of the connection pool. It exceeds the number of connections that any function opens at once. */
    int KEPT = 64;

    /**
     * How long the pool keeps an idle connection, in seconds: as long as the SDK's other HTTP clients keep theirs. The
     * JDK's five seconds would mean a TLS handshake in most calls of a function that is called a few times a minute.
     */
    int IDLE = 60;

    /** The maximum number of attempts per call, including the first. */
    int ATTEMPTS = 3;

    /**
     * The longest that a call can take before it fails: every attempt times out, and each backoff has its maximum
     * length. Those are one second after the first throttled attempt and two after the second. A function's timeout
     * exceeds this, so that the function itself can report that an AWS service does not respond.
     */
    Duration LONGEST_CALL = Duration.ofMillis(ATTEMPTS * (CONNECTING + READING)).plusSeconds(3);

    /** The region that the function runs in. */
    @Provides
    static Region region() {
        return Region.of(System.getenv("AWS_REGION"));
    }

    /**
     * The function's credentials. SnapStart supplies them at a URL, all other functions have them in the environment.
     */
    @Provides
    @Singleton
    static AwsCredentialsProvider credentials() {
        return System.getenv(SnapshotCredentials.ADDRESS) == null
                ? EnvironmentVariableCredentialsProvider.create()
                : new SnapshotCredentials();
    }

    /**
     * The HTTP client: the JDK's {@link HttpURLConnection} with the SDK's timeouts.
     *
     * <p>By default, each SDK HTTP client would read the JDK's whole trust store before its first use. The JDK's
     * default socket factory trusts the same authorities and reads them once. A background thread creates it while the
     * rest of the function starts.
     */
    @Provides
    @Singleton
    static SdkHttpClient http() {
        // By default, the JDK keeps five idle connections per host. After eight parallel calls it would close three,
        // and the next eight calls would need three TLS handshakes.
        System.setProperty("http.maxConnections", Integer.toString(KEPT));
        System.setProperty("http.keepAlive.time.server", Integer.toString(IDLE));
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
                // A connection from before the snapshot is dead when the function starts from it.
                connection.setRequestProperty("Connection", "close");
            }
            return connection;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Removes TLS sessions from the snapshot. Otherwise all environments restored from it would share the sessions'
     * keys.
     */
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
