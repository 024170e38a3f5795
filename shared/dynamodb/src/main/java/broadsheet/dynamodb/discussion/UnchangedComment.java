package broadsheet.dynamodb.discussion;

import broadsheet.dynamodb.table.Item;

/**
 * The condition that a comment or its placeholder is as it was read: in the same state, with the same text, and not
 * reviewed since. A write that moves or deletes the text depends on it, so no edit and no dismissal of reports is lost.
 *
 * @param condition the condition expression
 * @param values the values that the condition refers to
 */
record UnchangedComment(String condition, Item values) {
    static UnchangedComment of(Item read) {
        Item state = Item.empty().with("before", read.string("state"));
        String reviewed = read.has("reviewed") ? "" : " AND attribute_not_exists(reviewed)";
        return read.has("text")
                ? new UnchangedComment(
                        "#state = :before AND #text = :read" + reviewed, state.with("read", read.string("text")))
                : new UnchangedComment("#state = :before" + reviewed, state);
    }
}
