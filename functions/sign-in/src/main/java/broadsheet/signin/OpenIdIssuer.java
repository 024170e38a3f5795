package broadsheet.signin;

import broadsheet.http.Problem;
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
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The OpenID Connect issuer, as its discovery document describes it; that is read once, when it is first needed, and the
 * keys for as long as they are good.
 */
final class OpenIdIssuer {
    /** Milliseconds; the function has 15 seconds for discovery, token and keys together. */
    private static final int TIME_TO_CONNECT = 2_000;

    private static final int TIME_TO_ANSWER = 4_000;
    private static final int MOST_KEYS_BYTES = 100_000;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    /** What an issuer gives (RFC 6749, appendix A.11), as long as addresses may be. */
    private static final Pattern CODE = Pattern.compile("[\\x20-\\x7E]{1,2048}");

    /** What a token endpoint says of what the caller brought; its other errors are about this client, or the issuer. */
    private static final Set<String> CALLERS_FAULTS =
            Set.of(OAuth2Error.INVALID_GRANT_CODE, OAuth2Error.INVALID_REQUEST_CODE, OAuth2Error.INVALID_SCOPE_CODE);

    /** What API Gateway's JWT authorizer verifies. */
    private static final Set<JWSAlgorithm> RSA = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);

    private static final Scope SCOPE = new Scope("openid", "profile");

    private final Issuer issuer;
    private final ClientID client;
    private final Optional<Secret> secret;
    private Optional<Known> known = Optional.empty();

    private record Known(OIDCProviderMetadata metadata, IDTokenValidator tokens) {}

    /** A code or a token that the issuer does not stand by. */
    static class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(Throwable cause) {
            super(cause);
        }

        Refused(String message) {
            super(message);
        }
    }

    /**
     * A token that is signed by a key that is not known, while the issuer was asked for its keys a moment ago: anybody can
     * name such a key, and the issuer shall not be asked for each.
     */
    static final class RefusedForNow extends Refused {
        private static final long serialVersionUID = 1L;

        RefusedForNow(Throwable cause) {
            super(cause);
        }
    }

    /**
     * An issuer, which is not asked yet.
     *
     * @param issuer as its tokens spell it
     * @param client the id that this site has there
     * @param secret the client's secret; empty for a public client
     */
    OpenIdIssuer(String issuer, String client, String secret) {
        this.issuer = new Issuer(issuer);
        this.client = new ClientID(client);
        this.secret = Optional.of(secret).filter(text -> !text.isEmpty()).map(Secret::new);
    }

    /**
     * Where a reader signs in.
     *
     * @param callback where the issuer sends the reader then
     * @throws IssuerFailure if it does not say where
     */
    URI signIn(Transaction transaction, URI callback) {
        return new AuthenticationRequest.Builder(ResponseType.CODE, SCOPE, client, callback)
                .endpointURI(known().metadata.getAuthorizationEndpointURI())
                .state(transaction.state())
                .nonce(transaction.nonce())
                .codeChallenge(transaction.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * Exchanges a code for a session.
     *
     * @throws Refused if the code is not good, or what it was exchanged for is not for this sign-in
     * @throws IssuerFailure if there is no usable answer
     */
    Session redeem(String code, Transaction transaction, URI callback) throws Refused {
        if (!CODE.matcher(code).matches()) {
            throw new Refused("this is no code");
        }
        var grant = new AuthorizationCodeGrant(new AuthorizationCode(code), callback, transaction.verifier());
        JWT token = idToken(request(grant).build());
        try {
            return verified(token, transaction.nonce());
        } catch (RefusedForNow newKey) {
            // The issuer itself gave this token: others may have used up what it is asked for its keys.
            forget();
            return verified(token, transaction.nonce());
        }
    }

    /**
     * The session that a token stands for.
     *
     * @throws Refused if it was not given by this issuer to this site, or is good no more
     * @throws RefusedForNow if that cannot be said yet
     * @throws IssuerFailure if the issuer's keys cannot be had
     */
    Session session(String token) throws Refused {
        return verified(parsed(token), null);
    }

    private static JWT parsed(String token) throws Refused {
        try {
            return JWTParser.parse(token);
        } catch (java.text.ParseException | RuntimeException noToken) {
            // The parser throws NullPointerException for a header that is JSON's null.
            throw new Refused(noToken);
        }
    }

    /**
     * Where a session ends at the issuer too; empty if it does not say.
     *
     * @param back where the issuer sends the reader then
     * @throws IssuerFailure if it does not answer
     */
    Optional<URI> signOut(Session session, URI back) {
        return Optional.ofNullable(known().metadata.getEndSessionEndpointURI()).map(endpoint -> {
            try {
                JWT hint = JWTParser.parse(session.token());
                URI address = new LogoutRequest(endpoint, hint, null, client, back, null, null).toURI();
                // What Cognito has instead of post_logout_redirect_uri; others overlook it, as the standard says.
                String own = "&logout_uri=" + URLEncoder.encode(back.toString(), StandardCharsets.UTF_8);
                return URI.create(address + own);
            } catch (java.text.ParseException impossible) {
                throw new IllegalStateException("a verified token cannot be read", impossible);
            }
        });
    }

    private TokenRequest.Builder request(AuthorizationCodeGrant grant) {
        URI endpoint = known().metadata.getTokenEndpointURI();
        return secret.map(known -> new TokenRequest.Builder(endpoint, new ClientSecretBasic(client, known), grant))
                .orElseGet(() -> new TokenRequest.Builder(endpoint, client, grant));
    }

    private static JWT idToken(TokenRequest request) throws Refused {
        HTTPRequest http = request.toHTTPRequest();
        http.setConnectTimeout(TIME_TO_CONNECT);
        http.setReadTimeout(TIME_TO_ANSWER);
        http.setFollowRedirects(false);
        try {
            HTTPResponse answer = http.send();
            if (answer.getStatusCode() == TOO_MANY_REQUESTS) {
                throw Problem.unavailable("Too many readers are signing in; please try again in a moment.", PAUSE);
            }
            TokenResponse response = OIDCTokenResponseParser.parse(answer);
            if (response instanceof OIDCTokenResponse success) {
                return Optional.ofNullable(success.getOIDCTokens().getIDToken())
                        .orElseThrow(() -> new IssuerFailure("the token endpoint gives no ID token"));
            }
            var error = response.toErrorResponse().getErrorObject();
            if (CALLERS_FAULTS.contains(String.valueOf(error.getCode()))) {
                throw new Refused(error.toString());
            }
            throw new IssuerFailure("the token endpoint answers " + error);
        } catch (ParseException | IOException e) {
            throw new IssuerFailure("no token from the issuer", e);
        }
    }

    private Session verified(JWT token, @Nullable Nonce nonce) throws Refused {
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
            throw new RefusedForNow(e);
        } catch (BadJOSEException | ParseException e) {
            throw new Refused(e);
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

    /** Has the issuer asked again: what it said may be old when it is needed next. */
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
            var metadata = OIDCProviderMetadata.resolve(issuer, TIME_TO_CONNECT, TIME_TO_ANSWER);
            if (metadata.getAuthorizationEndpointURI() == null || metadata.getTokenEndpointURI() == null) {
                throw new IssuerFailure("the issuer's discovery document names no endpoints to sign in at");
            }
            // No refreshing ahead: a function has no time of its own between two requests.
            var keys = JWKSourceBuilder.<SecurityContext>create(
                            metadata.getJWKSetURI().toURL(),
                            new DefaultResourceRetriever(TIME_TO_CONNECT, TIME_TO_ANSWER, MOST_KEYS_BYTES))
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
