package broadsheet.discussion;

/** The key that signs receipts and cookies: 32 random bytes, created at first use. It never leaves the functions. */
public interface SigningKey {
    /** The key, the same for all callers. */
    byte[] bytes();
}
