package broadsheet.local.accounts;

/**
 * A token is missing or not good; the message is the challenge for the {@code WWW-Authenticate}
 * header.
 */
public final class Unauthorized extends Exception {
    private static final long serialVersionUID = 1L;

    private final String challenge;

    Unauthorized(String challenge) {
        super(challenge);
        this.challenge = challenge;
    }

    /** The value of {@code WWW-Authenticate}. */
    public String challenge() {
        return challenge;
    }
}
