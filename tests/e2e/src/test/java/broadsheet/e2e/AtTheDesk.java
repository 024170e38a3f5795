package broadsheet.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Awaits the desk. Where another issuer lets nobody in as a {@link Person} comes, the tests are skipped. */
final class AtTheDesk implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        await();
    }

    static void await() {
        assumeTrue(System.getProperty("site", "").isEmpty(), "another issuer lets nobody in like that");
        Publication.get().await("/desk/", answer -> answer.statusCode() == 200);
    }
}
