package broadsheet.transfer;

/** The text that says what is in an exported folder. */
final class Readme {
    private Readme() {}

    static String text() {
        return """
            # Export of a publication

            | path | content |
            | --- | --- |
            | `site.yaml` | the settings: title, sections, authors, rules of discussion |
            | `articles/SLUG/index.md` | an article: Markdown with front matter, and its pictures beside it |
            | `pages/SLUG/index.md` | a static page, and its pictures beside it |
            | `live/SLUG/` | a live coverage: `index.md`, and a document for each update |
            | `comments/SLUG.jsonl` | an article's comments: the first line names the article, each other line is a comment |
            | `redirects.csv` | where old paths lead |
            | `counts.csv` | how often each article was read, discussed, and rated with one to five stars |
            | `images/` | every picture in the widths of the site |
            | `records/` | what `restore` needs and no document says: identities, revisions, corrections, positions |
            | `drafts/`, if they were asked for | drafts, which no reader may see: documents, and records with earlier texts and notes |
            | `export.json` | the form and the time of this export |

            - Text is UTF-8. JSON Lines files have one JSON object on a line. Times are ISO 8601 in UTC.
            - The system keeps no originals of pictures. The file beside a document is the widest one, in WebP, whatever its name ends
              with.
            - A comment has `number`, `name`, `posted`, `state`, `text`, and `inReplyTo` if it answers another one. No account, address or
              mail is here. A comment that a moderator had yet to decide about has its text under `waiting`.
            - `records/articles.jsonl` has every revision, also those of articles that were withdrawn or taken down. Handle it as you handle
              the system.

            `broadsheet restore DIR` makes the same site of this folder in an empty system: the same pages, byte for byte. It reads
            `records/`, `comments/` and `images/`, so what you change in a document is not restored. `broadsheet import DIR` publishes the
            documents into any system, as an editor would.
            """;
    }
}
