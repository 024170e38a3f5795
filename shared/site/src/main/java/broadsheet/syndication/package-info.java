/**
 * Formats for programs: feeds, sitemaps, linked data and metadata for link previews. All are pure functions of their
 * arguments.
 */
@NullMarked
package broadsheet.syndication;

import org.jspecify.annotations.NullMarked;
