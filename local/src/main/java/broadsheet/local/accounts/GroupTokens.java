package broadsheet.local.accounts;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/**
 * Issues tokens by client id: the id is the name of the client's group, or {@code readers} for no group. The form
 * fields {@code sub} and {@code name} replace the client's default person.
 */
final class GroupTokens implements OAuth2TokenCallback {
    private static final String READERS = "readers";
    private static final long A_DAY = 24 * 60 * 60;

    private final String issuerId;
    private final String audience;

    GroupTokens(String issuerId, String audience) {
        this.issuerId = issuerId;
        this.audience = audience;
    }

    @Override
    public String issuerId() {
        return issuerId;
    }

    @Override
    public String subject(TokenRequest request) {
        if (GrantType.REFRESH_TOKEN.equals(request.getAuthorizationGrant().getType())) {
            // The library calls this only for an unknown refresh token. A known one keeps the callback that issued it.
            throw new OAuth2Exception(OAuth2Error.INVALID_GRANT, "this refresh token is good no more");
        }
        return field(request, "sub").orElseGet(() -> client(request) + "-1");
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(audience);
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        Map<String, Object> claims = new LinkedHashMap<>();
        GrantType type = request.getAuthorizationGrant().getType();
        if (GrantType.AUTHORIZATION_CODE.equals(type) || GrantType.REFRESH_TOKEN.equals(type)) {
            // A person signs in through a client and chooses an identity, with its claims, on the issuer's page.
            return claims;
        }
        claims.put("name", field(request, "name").orElseGet(() -> "One of the " + client(request)));
        String group = client(request);
        if (!group.equals(READERS)) {
            claims.put("cognito:groups", List.of(group));
        }
        return claims;
    }

    @Override
    public long tokenExpiry() {
        return A_DAY;
    }

    private static Optional<String> field(TokenRequest request, String name) {
        return Stream.ofNullable(request.getCustomParameter(name))
                .flatMap(List::stream)
                .findFirst();
    }

    private static String client(TokenRequest request) {
        return Optional.ofNullable(request.getClientAuthentication())
                .map(authentication -> authentication.getClientID())
                .or(() -> Optional.ofNullable(request.getClientID()))
                .map(ClientID::getValue)
                .orElse(READERS);
    }
}
