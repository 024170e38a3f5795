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
 * An OpenID Connect issuer. Programs get tokens as clients that are named for the group that their tokens are of: {@code
 * editors}, {@code moderators}, {@code readers}; any secret will do. People choose on a page who they are; each of their
 * refresh tokens is good once. It signs with a key that ships with the library: a token outlives a restart, a refresh token
 * does not, and nothing but this machine should trust it.
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
     * Starts it on a loopback port.
     *
     * @param audience whom its tokens are for
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

    /** What its tokens say of their issuer when it runs on a port. */
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

    /** Where people choose who they are; the library wants a file. */
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
