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
    BOUNDARIES,
    DRAFTS;

    /** The file's path within the exported folder. The records of drafts are with their documents, in a folder that only its owner may read. */
    String path() {
        return this == DRAFTS
                ? ExportedDraft.FOLDER + "/records.jsonl"
                : "records/" + name().toLowerCase(Locale.ROOT) + ".jsonl";
    }

    /** Whether the walk over the table of what is published writes the file. */
    boolean isOfTable() {
        return this != COMMENTS && this != DRAFTS;
    }
}
