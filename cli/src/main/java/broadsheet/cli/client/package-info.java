/** Code that all commands share: the target site and token, HTTP, and failures in one line. */
@NullMarked
package broadsheet.cli.client;

import org.jspecify.annotations.NullMarked;
