package broadsheet.discussion;

/** What receipts are signed with: 32 random bytes that only functions know, made when they are first needed. */
public interface SigningKey {
    /** The key: the same for everybody who asks. */
    byte[] bytes();
}
