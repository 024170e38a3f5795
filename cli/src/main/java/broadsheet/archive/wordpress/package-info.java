/** Exports of WordPress (WXR). */
@NullMarked
package broadsheet.archive.wordpress;

import org.jspecify.annotations.NullMarked;
