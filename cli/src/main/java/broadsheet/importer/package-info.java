/** Sends a folder of Markdown, as for Jekyll, Hugo or Eleventy, to any Broadsheet over its HTTP API. */
@NullMarked
package broadsheet.importer;

import org.jspecify.annotations.NullMarked;
