/** Reads template.yaml into what the local system plays, and refuses what it cannot play. */
@NullMarked
package broadsheet.local.template;

import org.jspecify.annotations.NullMarked;
