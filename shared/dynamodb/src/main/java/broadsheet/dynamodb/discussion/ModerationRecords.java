package broadsheet.dynamodb.discussion;

import broadsheet.article.ArticleId;
import broadsheet.audit.Act;
import broadsheet.audit.Actor;
import broadsheet.audit.AuditRecord;
import broadsheet.discussion.Moderator;
import broadsheet.dynamodb.audit.AuditItems;
import broadsheet.dynamodb.key.AuditKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Records what moderators did. No record has the id, the name or a word of a reader, so an erasure leaves records as they are.
 *
 * @param table the table
 */
record ModerationRecords(Table table) {
    /**
     * The record of an act on a comment.
     *
     * @param number the comment's number, if it has one
     * @param name names the act among those of that moment, by {@link AuditKeys}
     */
    ConditionalWrite ofComment(Act act, ArticleId article, OptionalInt number, String name, Moderator by, Instant now) {
        Optional<Item> head = table.get(Keys.article(article), Keys.HEAD, Consistency.EVENTUAL);
        String slug = head.map(item -> item.string("slug")).orElse("");
        String title = head.flatMap(item -> item.optional("title")).orElse("");
        String subject = number.isPresent() ? slug + "#" + number.getAsInt() : slug;
        return recording(new AuditRecord(now, actor(by), act, subject, title, Optional.empty()), name);
    }

    /** The record of an act on a reader. Only the reader's own data says which. */
    ConditionalWrite ofReader(Act act, String reader, Moderator by, Instant now) {
        return recording(new AuditRecord(now, actor(by), act, "", "", Optional.empty()), AuditKeys.reader(reader));
    }

    /** The same act on the same subject in one millisecond is one record. */
    private ConditionalWrite recording(AuditRecord audit, String key) {
        return ConditionalWrite.of(table.putting(AuditItems.item(audit, key + "#" + audit.act())));
    }

    private static Actor actor(Moderator by) {
        return new Actor(by.id(), by.name());
    }
}
