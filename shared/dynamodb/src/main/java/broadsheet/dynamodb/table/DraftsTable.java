package broadsheet.dynamodb.table;

/**
 * The table of drafts and schedules. It is apart from the table that pages are made of and has no stream, so no role of
 * a function that makes public pages can reach a draft.
 *
 * @param table the table
 */
public record DraftsTable(Table table) {}
