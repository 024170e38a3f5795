package broadsheet.signin;

import broadsheet.http.Problem;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Requests and revokes tokens as this site's client (RFC 6749, section 3.2; RFC 7009).
 *
 * @param client this site's client id
 * @param secret the client's secret; empty for a public client
 */
record TokenEndpoint(ClientID client, Optional<Secret> secret) {
    /** In milliseconds. The function has 25 seconds for discovery, tokens and keys together. */
    static final int TIME_TO_CONNECT = 2_000;

    static final int TIME_TO_ANSWER = 4_000;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    /**
     * The errors of a token endpoint that the caller's input causes. Other errors concern this client or the issuer.
     */
    private static final Set<String> CALLER_ERRORS =
            Set.of(OAuth2Error.INVALID_GRANT_CODE, OAuth2Error.INVALID_REQUEST_CODE, OAuth2Error.INVALID_SCOPE_CODE);

    /**
     * Exchanges a grant for tokens.
     *
     * @throws TokenRejected if the grant is invalid
     * @throws Problem 503 if the issuer throttles this client
     * @throws IssuerFailure if there is no usable response
     */
    OIDCTokens tokens(URI endpoint, AuthorizationGrant grant) throws TokenRejected {
        var request = secret.map(
                        known -> new TokenRequest.Builder(endpoint, new ClientSecretBasic(client, known), grant))
                .orElseGet(() -> new TokenRequest.Builder(endpoint, client, grant));
        try {
            HTTPResponse answer = send(request.build().toHTTPRequest());
            if (answer.getStatusCode() == TOO_MANY_REQUESTS) {
                throw Problem.unavailable(words -> words.signIn().busy(), PAUSE);
            }
            TokenResponse response = OIDCTokenResponseParser.parse(answer);
            if (response instanceof OIDCTokenResponse success) {
                return success.getOIDCTokens();
            }
            var error = response.toErrorResponse().getErrorObject();
            if (CALLER_ERRORS.contains(String.valueOf(error.getCode()))) {
                throw new TokenRejected(error.toString());
            }
            throw new IssuerFailure("the token endpoint answers " + error);
        } catch (ParseException | IOException e) {
            throw new IssuerFailure("no token from the issuer", e);
        }
    }

    /**
     * Revokes a refresh token and the tokens issued for it. The issuer answers an unknown token as revoked.
     *
     * @throws IssuerFailure if the issuer does not revoke it
     */
    void revoke(URI endpoint, RefreshToken token) {
        var request = secret.map(
                        known -> new TokenRevocationRequest(endpoint, new ClientSecretBasic(client, known), token))
                .orElseGet(() -> new TokenRevocationRequest(endpoint, client, token));
        try {
            int status = send(request.toHTTPRequest()).getStatusCode();
            if (status != 200) {
                throw new IssuerFailure("the revocation endpoint answers " + status);
            }
        } catch (IOException e) {
            throw new IssuerFailure("the issuer takes no token back", e);
        }
    }

    private static HTTPResponse send(HTTPRequest request) throws IOException {
        request.setConnectTimeout(TIME_TO_CONNECT);
        request.setReadTimeout(TIME_TO_ANSWER);
        request.setFollowRedirects(false);
        return request.send();
    }
}
