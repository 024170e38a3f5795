package broadsheet.audit;

/** Records acts that no single transaction carries out. Other acts are recorded by the transaction that carries them out. */
public interface AuditLog {
    /**
     * Records that somebody is about to act. Each attempt is an act of its own: a record says what was sent, not that all
     * of it was done.
     */
    void record(AuditRecord audit);
}
