/** The publishing format: CommonMark with YAML front matter, read into drafts with every fault named. */
@NullMarked
package broadsheet.authoring;

import org.jspecify.annotations.NullMarked;
