/** What the commands share: which site they call and as whom, HTTP, and failures in one line. */
@NullMarked
package broadsheet.cli.client;

import org.jspecify.annotations.NullMarked;
