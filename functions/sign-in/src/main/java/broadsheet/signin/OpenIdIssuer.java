package broadsheet.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCScopeValue;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A client of the OpenID Connect issuer. It reads the issuer's discovery document once, at first use, and caches the
 * signing keys until they expire. Thread-safe.
 */
final class OpenIdIssuer {
    private static final int MOST_KEYS_BYTES = 100_000;

    /**
     * The characters of codes and refresh tokens (RFC 6749, appendix A), with a length that fits into a cookie or an
     * address.
     */
    private static final Pattern SENT = Pattern.compile("[\\x20-\\x7E]{1,4096}");

    /** The algorithms that API Gateway's JWT authorizer verifies. */
    private static final Set<JWSAlgorithm> RSA = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);

    private static final Scope SCOPE = new Scope("openid", "profile");

    /** Some issuers grant a refresh token only if the request has this scope (OpenID Connect Core, section 11). */
    private static final Scope WITH_REFRESH = new Scope("openid", "profile", "offline_access");

    private final Issuer issuer;
    private final ClientID client;
    private final TokenEndpoint tokens;
    private Optional<Known> known = Optional.empty();

    private record Known(OIDCProviderMetadata metadata, IDTokenValidator tokens) {}

    /**
     * Creates a client; it does not call the issuer yet.
     *
     * @param issuer the issuer exactly as its tokens spell it
     * @param client this site's client id
     * @param secret the client's secret; empty for a public client
     */
    OpenIdIssuer(String issuer, String client, String secret) {
        this.issuer = new Issuer(issuer);
        this.client = new ClientID(client);
        this.tokens = new TokenEndpoint(
                this.client, Optional.of(secret).filter(text -> !text.isEmpty()).map(Secret::new));
    }

    /**
     * Returns the address at which a reader signs in.
     *
     * @param callback where the issuer redirects the reader afterwards
     * @throws IssuerFailure if the discovery document is unavailable
     */
    URI signIn(Transaction transaction, URI callback) {
        OIDCProviderMetadata metadata = known().metadata;
        boolean wantsToBeAsked = Optional.ofNullable(metadata.getScopes())
                .filter(scopes -> scopes.contains(OIDCScopeValue.OFFLINE_ACCESS))
                .isPresent();
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, wantsToBeAsked ? WITH_REFRESH : SCOPE, client, callback)
                .endpointURI(metadata.getAuthorizationEndpointURI())
                .state(transaction.state())
                .nonce(transaction.nonce())
                .codeChallenge(transaction.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * Exchanges a code for tokens.
     *
     * @throws TokenRejected if the code is invalid, or the ID token does not belong to this sign-in
     * @throws IssuerFailure if there is no usable response
     */
    Tokens redeem(String code, Transaction transaction, URI callback) throws TokenRejected {
        if (!SENT.matcher(code).matches()) {
            throw new TokenRejected("this is no code");
        }
        var grant = new AuthorizationCodeGrant(new AuthorizationCode(code), callback, transaction.verifier());
        OIDCTokens given = tokens.tokens(known().metadata.getTokenEndpointURI(), grant);
        JWT token = Optional.ofNullable(given.getIDToken())
                .orElseThrow(() -> new IssuerFailure("the token endpoint gives no ID token"));
        return new Tokens(given(token, transaction.nonce()), refreshToken(given));
    }

    /**
     * Renews a session. An issuer that rotates refresh tokens returns a new one and invalidates this one.
     *
     * @throws TokenRejected if the issuer does not renew it
     * @throws IssuerFailure if there is no usable response
     */
    Tokens renew(String refresh) throws TokenRejected {
        if (!SENT.matcher(refresh).matches()) {
            throw new TokenRejected("this is no refresh token");
        }
        var grant = new RefreshTokenGrant(new RefreshToken(refresh));
        OIDCTokens given = tokens.tokens(known().metadata.getTokenEndpointURI(), grant);
        // The issuer may omit the ID token (OpenID Connect Core, section 12.2). API Gateway would then accept no token
        // of this session.
        JWT token = Optional.ofNullable(given.getIDToken())
                .orElseThrow(() -> new TokenRejected("there is no ID token in it"));
        return new Tokens(given(token, null), refreshToken(given).or(() -> Optional.of(refresh)));
    }

    /**
     * Revokes a refresh token, if the issuer has a revocation endpoint.
     *
     * @throws IssuerFailure if the issuer does not revoke it
     */
    void revoke(String refresh) {
        Optional.ofNullable(known().metadata.getRevocationEndpointURI())
                .filter(endpoint -> SENT.matcher(refresh).matches())
                .ifPresent(endpoint -> tokens.revoke(endpoint, new RefreshToken(refresh)));
    }

    private static Optional<String> refreshToken(OIDCTokens given) {
        return Optional.ofNullable(given.getRefreshToken()).map(RefreshToken::getValue);
    }

    /** Verifies a token that came from the issuer itself. */
    private Session given(JWT token, @Nullable Nonce nonce) throws TokenRejected {
        try {
            return verified(token, nonce);
        } catch (TokenRejected.ForNow newKey) {
            // Other clients may have used up the rate limit for fetching keys, so this discards the cached issuer and
            // fetches the keys anew.
            forget();
            return verified(token, nonce);
        }
    }

    /**
     * Verifies a token and returns its session.
     *
     * @throws TokenRejected if this issuer did not issue it to this site, or it has expired
     * @throws TokenRejected.ForNow if its key is unknown and the rate limit prevents fetching keys
     * @throws IssuerFailure if the issuer's keys are unavailable
     */
    Session session(String token) throws TokenRejected {
        return verified(parsed(token), null);
    }

    private static JWT parsed(String token) throws TokenRejected {
        try {
            return JWTParser.parse(token);
        } catch (java.text.ParseException | RuntimeException noToken) {
            // The parser throws NullPointerException if the header is JSON null.
            throw new TokenRejected(noToken);
        }
    }

    /**
     * Returns the issuer's sign-out address; empty if it has none. The address omits the ID token, because histories
     * and logs keep addresses. The issuer knows the session by its own cookies.
     *
     * @param back where the issuer redirects the reader afterwards
     * @throws IssuerFailure if the issuer does not answer
     */
    Optional<URI> signOut(URI back) {
        return Optional.ofNullable(known().metadata.getEndSessionEndpointURI()).map(endpoint -> {
            URI address = new LogoutRequest(endpoint, null, null, client, back, null, null).toURI();
            // Cognito uses this instead of post_logout_redirect_uri. Other issuers ignore it, as the standard requires.
            String own = "&logout_uri=" + URLEncoder.encode(back.toString(), StandardCharsets.UTF_8);
            return URI.create(address + own);
        });
    }

    private Session verified(JWT token, @Nullable Nonce nonce) throws TokenRejected {
        try {
            JWTClaimsSet claims = known().tokens.validate(token, nonce).toJWTClaimsSet();
            return new Session(
                    token.serialize(),
                    text(claims, "name")
                            .or(() -> text(claims, "preferred_username"))
                            .orElse(""),
                    groups(claims),
                    claims.getExpirationTime().toInstant());
        } catch (RateLimitReachedException e) {
            throw new TokenRejected.ForNow(e);
        } catch (BadJOSEException | ParseException e) {
            throw new TokenRejected(e);
        } catch (JOSEException e) {
            throw new IssuerFailure("no keys from the issuer", e);
        }
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text
                ? Optional.of(text).filter(Predicate.not(String::isBlank))
                : Optional.empty();
    }

    private static List<String> groups(JWTClaimsSet claims) {
        return claims.getClaim("cognito:groups") instanceof List<?> groups
                ? groups.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Discards the cached metadata and keys. A snapshot may be restored much later, when they are stale. */
    synchronized void forget() {
        known = Optional.empty();
    }

    private synchronized Known known() {
        Known found = known.orElseGet(this::discover);
        known = Optional.of(found);
        return found;
    }

    private Known discover() {
        try {
            var metadata =
                    OIDCProviderMetadata.resolve(issuer, TokenEndpoint.TIME_TO_CONNECT, TokenEndpoint.TIME_TO_ANSWER);
            if (metadata.getAuthorizationEndpointURI() == null || metadata.getTokenEndpointURI() == null) {
                throw new IssuerFailure("the issuer's discovery document names no endpoints to sign in at");
            }
            // No refresh-ahead cache, because Lambda freezes the function between requests.
            var keys = JWKSourceBuilder.<SecurityContext>create(
                            metadata.getJWKSetURI().toURL(),
                            new DefaultResourceRetriever(
                                    TokenEndpoint.TIME_TO_CONNECT, TokenEndpoint.TIME_TO_ANSWER, MOST_KEYS_BYTES))
                    .refreshAheadCache(false)
                    .build();
            return new Known(
                    metadata, new IDTokenValidator(issuer, client, new JWSVerificationKeySelector<>(RSA, keys), null));
        } catch (GeneralException | MalformedURLException e) {
            throw new IssuerFailure("the issuer's discovery document is not as it should be", e);
        } catch (IOException e) {
            throw new IssuerFailure("the issuer does not answer", e);
        }
    }
}
