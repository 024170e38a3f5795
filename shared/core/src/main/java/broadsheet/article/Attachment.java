package broadsheet.article;

import java.util.List;

/**
 * What was uploaded for an article under a name: a picture, which the site serves in several widths, or a file, which it serves as
 * it is. The hash of the original's bytes identifies it. The site keeps the files of both in the same place.
 */
public sealed interface Attachment permits Picture, MediaFile {
    /** The SHA-256 of the original's bytes, in 64 lower-case hexadecimal digits. */
    String hash();

    /** The URL path for clients that take one file: a picture as wide as a column, or the file. */
    String path();

    /** The URL paths of all its files. The record is the last one: where it is, the others are. */
    List<String> files();

    /** The path of the file for a reader who takes the whole: the widest copy of a picture, or the file itself. */
    String original();
}
