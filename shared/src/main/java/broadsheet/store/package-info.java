/** The one DynamoDB table: its keys, and the implementations of the domain's ports. */
@NullMarked
package broadsheet.store;

import org.jspecify.annotations.NullMarked;
