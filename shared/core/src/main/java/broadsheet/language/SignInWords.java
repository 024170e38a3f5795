package broadsheet.language;

/** The words of a sign-in that failed. */
public final class SignInWords {
    private final Catalog catalog;

    SignInWords(Catalog catalog) {
        this.catalog = catalog;
    }

    /** {@code Try again} */
    public String again() {
        return catalog.text("signIn.again");
    }

    /** {@code Too many readers are signing in; please try again in a moment.} */
    public String busy() {
        return catalog.text("signIn.busy");
    }

    /** {@code The sign-in service does not answer; please try again in a moment.} */
    public String down() {
        return catalog.text("signIn.down");
    }

    /** {@code The sign-in service ended this without signing in.} */
    public String ended() {
        return catalog.text("signIn.ended");
    }

    /** {@code You are not signed in} */
    public String heading() {
        return catalog.text("signIn.heading");
    }

    /** {@code This sign-in is over, or was begun in another browser or tab.} */
    public String over() {
        return catalog.text("signIn.over");
    }

    /** {@code The sign-in service does not stand by this sign-in.} */
    public String refused() {
        return catalog.text("signIn.refused");
    }

    /** {@code Read on without an account} */
    public String without() {
        return catalog.text("signIn.without");
    }
}
