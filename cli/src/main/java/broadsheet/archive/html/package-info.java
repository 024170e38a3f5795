/** Archives that are folders of HTML: exports of Substack and Medium. */
@NullMarked
package broadsheet.archive.html;

import org.jspecify.annotations.NullMarked;
