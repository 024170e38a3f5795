/** The HTTP edge: API Gateway events in and out, problem details, conditional requests. */
@NullMarked
package broadsheet.http;

import org.jspecify.annotations.NullMarked;
