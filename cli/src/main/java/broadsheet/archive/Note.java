package broadsheet.archive;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * What became of a part of a document.
 *
 * @param kind what happened to it
 * @param detail the part, with its line if it has one
 */
public record Note(Kind kind, String detail) {
    public Note {
        requireNonNull(kind, "kind is null");
        requireNonNull(detail, "detail is null");
    }

    /**
     * That a document is a draft because the old site showed it, or parts of it, only to some readers.
     *
     * @param detail to whom it showed what
     */
    public static Note forMembers(String detail) {
        return new Note(
                Kind.TO_CHECK, detail + ": here every reader sees it once it is published, so it is kept as a draft");
    }

    /** What happens to parts of documents. */
    public enum Kind {
        /** A part has another form than in its system: a shortcode, an embed. */
        CONVERTED(false),
        /** A name had to change: a slug that another document has, a category that is no section. */
        RENAMED(false),
        /** A link leads to the document's new address. */
        LINKED(false),
        /** A field or markup that means nothing here. */
        LEFT_OUT(false),
        /** A template tag that a person has to replace by what it showed. */
        UNKNOWN_TAG(true),
        /** A link within the archive that leads to no document of it. */
        LEADS_NOWHERE(true),
        /** A picture that is on another site, not in the archive, or in a format that no page shows. */
        PICTURE_MISSING(true),
        /** An old address that cannot be kept. */
        ADDRESS_LOST(true),
        /** A text that was longer than is allowed, or a field that had to be made up. */
        TO_CHECK(true);

        private final boolean forPeople;

        Kind(boolean forPeople) {
            this.forPeople = forPeople;
        }

        /** Whether a person should look at it. */
        public boolean isForPeople() {
            return forPeople;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
