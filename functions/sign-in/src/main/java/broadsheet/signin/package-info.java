/** The function that signs readers in and out by OpenID Connect, and reports who is signed in. */
@NullMarked
package broadsheet.signin;

import org.jspecify.annotations.NullMarked;
