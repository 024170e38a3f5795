package broadsheet.dynamodb.table;

/** How a function reads the table. */
public enum Consistency {
    /**
     * Half the price; may miss what was written within the last second. For answers to readers and
     * programs.
     */
    EVENTUAL,
    /**
     * Everything that was acknowledged. For rendering, which must not write a page from an old
     * state.
     */
    STRONG
}
