/** Stores comments, submissions, moderators' decisions, reports and rate limits. */
@NullMarked
package broadsheet.dynamodb.discussion;

import org.jspecify.annotations.NullMarked;
