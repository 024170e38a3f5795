package broadsheet.packing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MergedTest {
    private final Merged merged = new Merged();

    @Test
    void providersOfOneServiceStandTogether() {
        merged.add("a", Map.of("META-INF/services/some.Service", bytes("a.Provider")));
        merged.add("b", Map.of("META-INF/services/some.Service", bytes("b.Provider")));
        assertEquals("a.Provider\nb.Provider", new String(merged.files().get("META-INF/services/some.Service"), UTF_8));
    }

    @Test
    void everyLicenceIsKept() {
        merged.add("a", Map.of("META-INF/LICENSE", bytes("A's"), "THIRD-PARTY.txt", bytes("A uses C.")));
        merged.add("b", Map.of("META-INF/LICENSE", bytes("B's"), "THIRD-PARTY.txt", bytes("B uses D.")));
        assertEquals(
                Set.of(
                        "META-INF/a/LICENSE",
                        "META-INF/a/THIRD-PARTY.txt",
                        "META-INF/b/LICENSE",
                        "META-INF/b/THIRD-PARTY.txt"),
                merged.files().keySet());
    }

    @Test
    void multiReleaseClassesOfTheFunctionsJavaAreTaken() {
        merged.add(
                "a",
                Map.of(
                        "A.class", bytes("8"),
                        "META-INF/versions/9/A.class", bytes("9"),
                        "META-INF/versions/21/A.class", bytes("21"),
                        "META-INF/versions/99/A.class", bytes("99"),
                        "META-INF/MANIFEST.MF", bytes("Multi-Release: true")));
        assertEquals(Set.of("A.class"), merged.files().keySet());
        assertArrayEquals(bytes("21"), merged.files().get("A.class"));
    }

    @Test
    void twoJarsMayNotDiffer() {
        merged.add("a", Map.of("A.class", bytes("one"), "same", bytes("same")));
        assertThrows(IllegalArgumentException.class, () -> merged.add("b", Map.of("A.class", bytes("other"))));
        merged.add("b", Map.of("same", bytes("same")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
