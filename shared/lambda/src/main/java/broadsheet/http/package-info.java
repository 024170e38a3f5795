/** The HTTP layer: API Gateway events and responses, problem details, conditional requests. */
@NullMarked
package broadsheet.http;

import org.jspecify.annotations.NullMarked;
