/** Answers HTTP requests as CloudFront and API Gateway do, by the template's cache behaviours and routes. */
@NullMarked
package broadsheet.local.web;

import org.jspecify.annotations.NullMarked;
