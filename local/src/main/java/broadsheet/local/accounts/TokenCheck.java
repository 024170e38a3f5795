package broadsheet.local.accounts;

import broadsheet.local.template.JwtAuthorizer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks bearer tokens as API Gateway's JWT authorizer does.
 *
 * <p>It checks the signature (RSA only) with the issuer's published keys, and the claims {@code iss}, {@code exp},
 * {@code nbf} and {@code iat}. It checks {@code aud}, or {@code client_id} if there is no {@code aud}. It allows no
 * clock skew.
 */
public final class TokenCheck {
    private static final String CHALLENGE = "Bearer";

    // The only failure whose description AWS documents. Other failures are reported without a description.
    private static final String WRONG_AUDIENCE = "Bearer scope=\"\" error=\"invalid_token\""
            + " error_description=\"the token does not have a valid audience\"";

    private static final Set<JWSAlgorithm> RSA = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);

    /** Milliseconds. On a busy machine the issuer needs more than Nimbus's half second, and a good token would be refused. */
    private static final int KEYS_TIMEOUT = 10_000;

    private final JwtAuthorizer authorizer;
    private final Clock clock;
    private Optional<DefaultJWTProcessor<SecurityContext>> signatures = Optional.empty();

    /** Creates a check. It fetches the issuer's keys when the first token arrives. */
    public TokenCheck(JwtAuthorizer authorizer, Clock clock) {
        this.authorizer = authorizer;
        this.clock = clock;
    }

    /**
     * Returns the claims of a valid token as strings, as API Gateway passes them on. A number becomes its digits, and
     * a list becomes its items in brackets, separated by spaces.
     *
     * @param header the request header that carries the token, with or without {@code Bearer} before it
     * @throws Unauthorized if the token is missing or invalid
     */
    public Map<String, String> claims(Optional<String> header) throws Unauthorized {
        String token = header.map(
                        value -> value.replaceFirst("(?i)^bearer\\s+", "").strip())
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new Unauthorized(CHALLENGE));
        Map<String, Object> claims = signed(token);
        if (!authorizer.issuer().equals(claims.get("iss"))) {
            throw new Unauthorized(CHALLENGE);
        }
        if (audiences(claims).stream().noneMatch(authorizer.audiences()::contains)) {
            throw new Unauthorized(WRONG_AUDIENCE);
        }
        double now = clock.millis() / 1000.0;
        boolean current = number(claims, "exp").map(exp -> exp > now).orElse(false)
                && number(claims, "nbf").map(nbf -> nbf <= now).orElse(true)
                && number(claims, "iat").map(iat -> iat <= now).orElse(true);
        if (!current) {
            throw new Unauthorized(CHALLENGE);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        claims.forEach((name, value) -> texts.put(name, text(value)));
        return texts;
    }

    private Map<String, Object> signed(String token) throws Unauthorized {
        try {
            SignedJWT jwt = parsed(token);
            signatures().process(jwt, null);
            return jwt.getPayload().toJSONObject();
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new Unauthorized(CHALLENGE);
        }
    }

    private static SignedJWT parsed(String token) throws ParseException {
        try {
            return SignedJWT.parse(token);
        } catch (NullPointerException headless) {
            throw new ParseException("the header is JSON's null", 0);
        }
    }

    private synchronized DefaultJWTProcessor<SecurityContext> signatures() {
        DefaultJWTProcessor<SecurityContext> known = signatures.orElseGet(() -> signatures(authorizer.issuer()));
        signatures = Optional.of(known);
        return known;
    }

    private static DefaultJWTProcessor<SecurityContext> signatures(String issuer) {
        try {
            var metadata = OIDCProviderMetadata.resolve(new Issuer(issuer));
            JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                            metadata.getJWKSetURI().toURL(), new DefaultResourceRetriever(KEYS_TIMEOUT, KEYS_TIMEOUT))
                    .build();
            var processor = new DefaultJWTProcessor<SecurityContext>();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(RSA, keys));
            processor.setJWSTypeVerifier((type, context) -> {});
            // This class checks the claims itself, by API Gateway's rules.
            processor.setJWTClaimsSetVerifier((claims, context) -> {});
            return processor;
        } catch (GeneralException | IOException e) {
            throw new IllegalStateException("no keys of the issuer " + issuer, e);
        }
    }

    private static List<String> audiences(Map<String, Object> claims) {
        Object audience = claims.containsKey("aud") ? claims.get("aud") : claims.get("client_id");
        if (audience instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return audience instanceof String one ? List.of(one) : List.of();
    }

    private static Optional<Double> number(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof Number number ? Optional.of(number.doubleValue()) : Optional.empty();
    }

    private static String text(Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(TokenCheck::text).collect(Collectors.joining(" ", "[", "]"))
                : String.valueOf(value);
    }
}
