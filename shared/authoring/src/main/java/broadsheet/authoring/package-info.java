/**
 * The publishing format: CommonMark with YAML front matter. The readers convert documents to drafts and report all
 * errors at once.
 */
@NullMarked
package broadsheet.authoring;

import org.jspecify.annotations.NullMarked;
