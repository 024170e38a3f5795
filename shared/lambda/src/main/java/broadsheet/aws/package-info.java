/** The HTTP client, region, credentials and retry strategy that all AWS clients share. */
@NullMarked
package broadsheet.aws;

import org.jspecify.annotations.NullMarked;
