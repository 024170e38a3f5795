package broadsheet.signin;

/** A code or a token that the issuer does not stand by. */
class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(Throwable cause) {
        super(cause);
    }

    Refused(String message) {
        super(message);
    }

    /**
     * A token that is signed by a key that is not known, while the issuer was asked for its keys a moment ago: anybody can
     * name such a key, and the issuer shall not be asked for each.
     */
    static final class ForNow extends Refused {
        private static final long serialVersionUID = 1L;

        ForNow(Throwable cause) {
            super(cause);
        }
    }
}
