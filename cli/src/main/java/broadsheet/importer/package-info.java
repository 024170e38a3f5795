/** Sends a folder of Markdown, as a Jekyll, Hugo or Eleventy site has it, to any Broadsheet over its HTTP API. */
@NullMarked
package broadsheet.importer;

import org.jspecify.annotations.NullMarked;
