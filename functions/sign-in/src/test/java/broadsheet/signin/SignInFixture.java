package broadsheet.signin;

import broadsheet.fixtures.SeededSite;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/** The function with a real issuer, which is never asked to let anyone in: it lets everyone in. */
final class SignInFixture implements AutoCloseable {
    static final String ID = "broadsheet";
    static final String PAGE = "/articles/how-a-tide-table-knows#comments";

    private final SeededSite archive = SeededSite.filled();
    final MockOAuth2Server server = new MockOAuth2Server();
    final String issuer;

    SignInFixture() {
        server.start(InetAddress.getLoopbackAddress(), 0);
        issuer = server.issuerUrl(ID).toString();
    }

    @Override
    public void close() {
        server.shutdown();
        archive.close();
    }

    /** The issuer's next token. */
    void as(String subject, Map<String, Object> claims, long seconds) {
        server.enqueueCallback(
                new DefaultOAuth2TokenCallback(ID, subject, "JWT", List.of("broadsheet"), claims, seconds));
    }

    Visitor visitor() {
        return new Visitor(function(InstantSource.system()));
    }

    SignIn function(InstantSource clock) {
        return new SignIn(new OpenIdIssuer(issuer, "broadsheet", ""), clock);
    }
}
