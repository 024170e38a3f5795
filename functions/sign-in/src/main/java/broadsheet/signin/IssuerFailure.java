package broadsheet.signin;

/** The issuer does not answer, or not as OpenID Connect says it does; nobody can sign in until that is mended. */
final class IssuerFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IssuerFailure(String message) {
        super(message);
    }

    IssuerFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
