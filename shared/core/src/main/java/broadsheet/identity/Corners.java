package broadsheet.identity;

/** How round the corners of controls, pictures and tiles are. */
public enum Corners {
    SQUARE("0"),
    SOFT(".25rem"),
    ROUND(".75rem");

    private final String radius;

    Corners(String radius) {
        this.radius = radius;
    }

    /** The radius, a length of CSS. */
    public String radius() {
        return radius;
    }
}
