/** What programs find the site by: feeds, sitemaps, linked data, social cards; each a function of its arguments alone. */
@NullMarked
package broadsheet.syndication;

import org.jspecify.annotations.NullMarked;
