package broadsheet.bucket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import broadsheet.pages.Page;
import broadsheet.pages.Pages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.inject.Inject;

/**
 * Remembers in the bucket with which code every page's headers were compared. A listing shows ETags, but no headers.
 * As long as the code that chooses headers is the same, pages with the same content have the same headers.
 */
final class HeaderRules {
    private static final String PATH = "/assets/header-rules";

    /** Read when it is first needed, because most calls render no range. */
    private static final class Code {
        /** The classes that choose headers. The compiler copies constants of other classes into these. */
        static final Page RULES = Page.ofRules(code(Pages.class) + code(Page.class) + code(Bucket.class));
    }

    private final Bucket bucket;

    @Inject
    HeaderRules(Bucket bucket) {
        this.bucket = bucket;
    }

    /** A fingerprint of the code that chooses headers. */
    static String fingerprint() {
        return Code.RULES.digest();
    }

    /** Whether every page was compared with this code. */
    boolean hold() {
        return stored().filter(object -> object.holds(Code.RULES)).isPresent();
    }

    /** Records that every page was compared with this code. */
    void record() {
        bucket.put(PATH, Code.RULES, stored());
    }

    private Optional<Bucket.Stored> stored() {
        return bucket.find(PATH);
    }

    private static String code(Class<?> chooser) {
        try (InputStream code = chooser.getResourceAsStream(chooser.getSimpleName() + ".class")) {
            return new String(code.readAllBytes(), ISO_8859_1);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
