package broadsheet.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.fixtures.SeededSite;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UnconfiguredSiteTest {
    private final SeededSite archive = new SeededSite();
    private final MockOAuth2Server server = new MockOAuth2Server();

    @AfterEach
    void close() {
        server.shutdown();
        archive.close();
    }

    @Test
    void siteWithoutAddressRefusesSignIn() {
        server.start(InetAddress.getLoopbackAddress(), 0);
        String issuer = server.issuerUrl("broadsheet").toString();
        Visitor visitor = new Visitor(new SignIn(new OpenIdIssuer(issuer, "broadsheet", ""), InstantSource.system()));
        assertEquals(409, visitor.start("/").status());
        assertEquals(Map.of(), visitor.cookies);
    }
}
