/** Reads template.yaml into a model that the local system can run, and rejects templates that it cannot emulate. */
@NullMarked
package broadsheet.local.template;

import org.jspecify.annotations.NullMarked;
