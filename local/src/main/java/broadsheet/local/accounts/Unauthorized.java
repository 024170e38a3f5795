package broadsheet.local.accounts;

/** A bearer token is missing or invalid. The message is the challenge for the {@code WWW-Authenticate} header. */
public final class Unauthorized extends Exception {
    private static final long serialVersionUID = 1L;

    private final String challenge;

    Unauthorized(String challenge) {
        super(challenge);
        this.challenge = challenge;
    }

    /** The value of the {@code WWW-Authenticate} header. */
    public String challenge() {
        return challenge;
    }
}
