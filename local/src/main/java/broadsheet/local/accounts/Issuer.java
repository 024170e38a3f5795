package broadsheet.local.accounts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * A local OpenID Connect issuer.
 *
 * <p>Programs get tokens with client credentials: the client id is the group ({@code editors}, {@code authors}, {@code
 * moderators} or {@code readers}), and any secret is valid. People choose an identity on the sign-in page. Each of their refresh
 * tokens is valid once.
 *
 * <p>The issuer signs with a key that ships with the library, so nothing outside this machine may trust its tokens.
 * Access tokens therefore survive a restart, whereas refresh tokens do not.
 */
public final class Issuer implements AutoCloseable {
    private static final String ID = "broadsheet";

    private final MockOAuth2Server server;
    private final Path page;

    private Issuer(MockOAuth2Server server, Path page) {
        this.server = server;
        this.page = page;
    }

    /**
     * Starts an issuer on a loopback port.
     *
     * @param audience the {@code aud} claim of its tokens
     */
    public static Issuer start(int port, String audience) {
        Path page = page();
        var server = new MockOAuth2Server(new OAuth2Config(
                true,
                page.toString(),
                null,
                true,
                new OAuth2TokenProvider(),
                Set.of(new GroupTokens(ID, audience)),
                new NettyWrapper()));
        server.start(InetAddress.getLoopbackAddress(), port);
        return new Issuer(server, page);
    }

    /** The {@code iss} claim of the tokens of an issuer on the given port. */
    public static URI uri(int port) {
        return URI.create("http://localhost:" + port + "/" + ID);
    }

    @Override
    public void close() {
        server.shutdown();
        try {
            Files.deleteIfExists(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies the sign-in page to a temporary file, because the library accepts only a path. */
    private static Path page() {
        try (InputStream from = Optional.ofNullable(Issuer.class.getResourceAsStream("sign-in.html"))
                .orElseThrow()) {
            Path page = Files.createTempFile("sign-in-", ".html");
            Files.copy(from, page, StandardCopyOption.REPLACE_EXISTING);
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
