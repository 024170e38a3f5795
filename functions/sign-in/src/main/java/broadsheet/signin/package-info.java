/** Signs readers in and out by OpenID Connect, and says who is signed in. */
@NullMarked
package broadsheet.signin;

import org.jspecify.annotations.NullMarked;
