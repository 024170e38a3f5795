/** Folders of static site generators: Jekyll, Hugo, Eleventy. */
@NullMarked
package broadsheet.archive.folder;

import org.jspecify.annotations.NullMarked;
