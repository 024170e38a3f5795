package broadsheet.article;

/** How a strip of the home page shows its articles. */
public enum StripLayout {
    /** The first one large, the others beside it. */
    WIDE,
    /** All of one size, with their pictures. */
    GRID,
    /** One below the other, with a small picture and the standfirst. */
    LIST,
    /** Titles alone, in columns. */
    HEADLINES
}
