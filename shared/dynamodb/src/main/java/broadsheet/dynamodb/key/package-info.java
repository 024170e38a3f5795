/** The table's keys. No other package spells them. */
@NullMarked
package broadsheet.dynamodb.key;

import org.jspecify.annotations.NullMarked;
