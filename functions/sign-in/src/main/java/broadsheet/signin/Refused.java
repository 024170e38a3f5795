package broadsheet.signin;

/** Thrown if the issuer or this site does not accept a code or a token. */
class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(Throwable cause) {
        super(cause);
    }

    Refused(String message) {
        super(message);
    }

    /**
     * Thrown if a token's key is unknown and the keys were fetched a moment ago. Anybody can send tokens with invented
     * keys, so fetching the keys is rate-limited.
     */
    static final class ForNow extends Refused {
        private static final long serialVersionUID = 1L;

        ForNow(Throwable cause) {
            super(cause);
        }
    }
}
