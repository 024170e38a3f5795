/** What is kept about a reader, for their export, and its erasure. */
@NullMarked
package broadsheet.dynamodb.reader;

import org.jspecify.annotations.NullMarked;
