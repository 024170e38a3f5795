package broadsheet.transfer;

import java.util.Locale;

/** A group of records, which has a file of its own. The order is that in which a restoration writes them. */
enum Group {
    SITE,
    PICTURES,
    ADDRESSES,
    ARTICLES,
    AUDIT,
    PAGES,
    REDIRECTS,
    LIVE,
    COUNTS,
    RATINGS,
    COMMENTS,
    LISTINGS,
    BOUNDARIES;

    /** The file's path within the exported folder. */
    String path() {
        return "records/" + name().toLowerCase(Locale.ROOT) + ".jsonl";
    }
}
