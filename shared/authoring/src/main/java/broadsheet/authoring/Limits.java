package broadsheet.authoring;

/** What documents may have at most: characters of a text, and numbers of entries. */
public final class Limits {
    /** Characters of a title. */
    public static final int TITLE = 300;

    /** Characters of a short text: a standfirst, a correction, an alternative text. */
    public static final int TEXT = 1_000;

    /** Characters of a name: of an author, a tag, a kind, a section. */
    public static final int NAME = 100;

    /** Tags of an article. */
    public static final int TAGS = 20;

    /** Authors of an article. */
    public static final int AUTHORS = 10;

    /** Pictures in a text, and in each of its footnotes. The HTML of one may have a hundred times the length of its Markdown. */
    static final int PICTURES = 1_000;

    /** Former slugs of an article. */
    public static final int FORMERLY = 10;

    /** Old addresses of an article. */
    public static final int ADDRESSES = 10;

    private Limits() {}
}
