/** What the clients of AWS share: one HTTP client, the region, the credentials. */
@NullMarked
package broadsheet.aws;

import org.jspecify.annotations.NullMarked;
