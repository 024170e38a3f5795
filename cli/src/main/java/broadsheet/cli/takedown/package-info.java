/** Takes an article down and shows that no address serves or names it any more. */
@NullMarked
package broadsheet.cli.takedown;

import org.jspecify.annotations.NullMarked;
