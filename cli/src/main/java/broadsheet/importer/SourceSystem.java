package broadsheet.importer;

/** The systems whose archives can be brought in. */
enum SourceSystem {
    /** A folder in the publishing format. */
    folder,
    jekyll,
    hugo,
    eleventy,
    wordpress,
    ghost,
    substack,
    medium
}
