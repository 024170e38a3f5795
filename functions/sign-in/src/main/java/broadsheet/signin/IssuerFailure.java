package broadsheet.signin;

/**
 * Thrown if the issuer does not answer, or violates OpenID Connect. Nobody can sign in until the issuer works again.
 */
final class IssuerFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IssuerFailure(String message) {
        super(message);
    }

    IssuerFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
