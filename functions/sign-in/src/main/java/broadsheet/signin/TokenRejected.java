package broadsheet.signin;

/** Thrown if the issuer or this site does not accept a code or a token. */
class TokenRejected extends Exception {
    private static final long serialVersionUID = 1L;

    TokenRejected(Throwable cause) {
        super(cause);
    }

    TokenRejected(String message) {
        super(message);
    }

    /**
     * Thrown if a token's key is unknown and the keys were fetched a moment ago. Anybody can send tokens with invented
     * keys, so fetching the keys is rate-limited.
     */
    static final class ForNow extends TokenRejected {
        private static final long serialVersionUID = 1L;

        ForNow(Throwable cause) {
            super(cause);
        }
    }
}
