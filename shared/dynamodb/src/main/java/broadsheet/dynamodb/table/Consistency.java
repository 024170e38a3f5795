package broadsheet.dynamodb.table;

/** The read consistency that a function uses by default. */
public enum Consistency {
    /** Half the price; may miss writes of the last second. For answers to readers and programs. */
    EVENTUAL,
    /** Sees every acknowledged write. For rendering, which must not write a page from old data. */
    STRONG
}
