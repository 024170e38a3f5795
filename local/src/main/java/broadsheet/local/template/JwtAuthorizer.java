package broadsheet.local.template;

import java.util.List;
import java.util.Set;

/**
 * The requirements that a bearer token must meet.
 *
 * @param header the request header that carries the token
 * @param issuer the required {@code iss} claim
 * @param audiences the accepted audiences; the token needs one of them
 */
public record JwtAuthorizer(String header, String issuer, List<String> audiences) {
    private static final String HEADER = "$request.header.";

    public JwtAuthorizer {
        audiences = List.copyOf(audiences);
    }

    static JwtAuthorizer read(Value value) {
        Fields authorizer = value.fields("an authorizer", Set.of("IdentitySource", "JwtConfiguration"), Set.of());
        Value source = authorizer.need("IdentitySource");
        if (!source.text().startsWith(HEADER)) {
            throw source.refuse("a token is taken from a request header only");
        }
        Fields token = authorizer
                .need("JwtConfiguration")
                .fields("a JWT configuration", Set.of("issuer", "audience"), Set.of());
        return new JwtAuthorizer(
                source.text().substring(HEADER.length()),
                token.need("issuer").text(),
                token.need("audience").texts());
    }
}
