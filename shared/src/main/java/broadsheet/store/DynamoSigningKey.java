package broadsheet.store;

import broadsheet.discussion.SigningKey;
import java.util.OptionalLong;
import javax.inject.Inject;
import javax.inject.Singleton;

/** The key in the table, read once per cold start. */
@Singleton
final class DynamoSigningKey implements SigningKey {
    private final StoredSecret secret;
    private byte[] known = {};

    @Inject
    DynamoSigningKey(Table table) {
        this.secret = new StoredSecret(table, Keys.KEYS, Keys.RECEIPTS);
    }

    @Override
    public synchronized byte[] bytes() {
        if (known.length == 0) {
            known = secret.findOrMake(OptionalLong.empty());
        }
        return known.clone();
    }
}
