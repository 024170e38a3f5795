package broadsheet.identity;

/** How much space there is between entries. */
public enum Density {
    COMPACT(".72"),
    REGULAR("1"),
    AIRY("1.35");

    private final String factor;

    Density(String factor) {
        this.factor = factor;
    }

    /** The factor of the spaces, a number of CSS. */
    public String factor() {
        return factor;
    }
}
