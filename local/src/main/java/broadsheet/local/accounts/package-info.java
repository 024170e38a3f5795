/** Emulates the OpenID Connect issuer, and checks its tokens as API Gateway does. */
@NullMarked
package broadsheet.local.accounts;

import org.jspecify.annotations.NullMarked;
