/** Texts of other systems made Markdown: template tags, shortcodes, HTML, links. */
@NullMarked
package broadsheet.archive.text;

import org.jspecify.annotations.NullMarked;
