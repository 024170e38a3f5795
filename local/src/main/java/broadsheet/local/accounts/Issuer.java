package broadsheet.local.accounts;

import java.net.InetAddress;
import java.net.URI;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * An OpenID Connect issuer whose clients are named for the group that their tokens are of: {@code
 * editors}, {@code moderators}, {@code readers}. Any secret will do. It signs with a key that ships
 * with the library: a token outlives a restart, and nothing but this machine should trust it.
 */
public final class Issuer implements AutoCloseable {
    private static final String ID = "broadsheet";

    private final MockOAuth2Server server;

    private Issuer(MockOAuth2Server server) {
        this.server = server;
    }

    /**
     * Starts it on a loopback port.
     *
     * @param audience whom its tokens are for
     */
    public static Issuer start(int port, String audience) {
        var server = new MockOAuth2Server(new OAuth2Config(
                true,
                null,
                null,
                false,
                new OAuth2TokenProvider(),
                Set.of(new GroupTokens(ID, audience)),
                new NettyWrapper()));
        server.start(InetAddress.getLoopbackAddress(), port);
        return new Issuer(server);
    }

    /** What its tokens say of their issuer when it runs on a port. */
    public static URI uri(int port) {
        return URI.create("http://localhost:" + port + "/" + ID);
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
