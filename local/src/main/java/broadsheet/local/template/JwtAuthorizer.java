package broadsheet.local.template;

import java.util.List;
import java.util.Set;

/**
 * What a bearer token must be to be let through.
 *
 * @param header the request header that carries it
 * @param audiences one of them must be the token's
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
