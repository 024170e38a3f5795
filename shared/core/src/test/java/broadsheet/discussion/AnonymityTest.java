package broadsheet.discussion;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnonymityTest {
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");

    private final Anonymity anonymity = new Anonymity(day -> ("salt of " + day).getBytes(US_ASCII));

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true, true, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false, true, true",
        "2001:db8:1:2::1, 2001:db8:1:102::1, false, false, true",
        "2001:db8:1:2::1, 2001:db8:2:2::1, false, false, false"
    })
    void ipv6AddressesShareTheNetworksThatTheyAreIn(
            String one, String other, boolean reader, boolean home, boolean site) {
        assertEquals(reader, anonymity.name(one, NOW).equals(anonymity.name(other, NOW)));
        List<Network> networks = anonymity.networks(one, NOW);
        List<Network> others = anonymity.networks(other, NOW);
        assertEquals(List.of(2, 4), networks.stream().map(Network::times).toList());
        assertEquals(home, networks.getFirst().equals(others.getFirst()));
        assertEquals(site, networks.getLast().equals(others.getLast()));
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.24, 203.0.113.25, true", "203.0.113.24, 203.0.112.24, false"})
    void ipv4AddressesShareTheBlockThatTheyAreIn(String one, String other, boolean block) {
        assertNotEquals(anonymity.name(one, NOW), anonymity.name(other, NOW));
        assertEquals(block, anonymity.networks(one, NOW).equals(anonymity.networks(other, NOW)));
        assertEquals(1, anonymity.networks(one, NOW).size());
    }

    @Test
    void namesOfNetworksAreNamesOfNoReaders() {
        String address = "2001:db8::";
        List<String> names = Stream.concat(
                        Stream.of(anonymity.name(address, NOW)),
                        anonymity.networks(address, NOW).stream().map(Network::name))
                .toList();
        assertEquals(3, names.stream().distinct().count());
        assertTrue(names.stream().allMatch(Anonymity::isOneOf));
    }

    @Test
    void namesAreOthersTomorrow() {
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        assertNotEquals(anonymity.name("203.0.113.24", NOW), anonymity.name("203.0.113.24", tomorrow));
        assertNotEquals(anonymity.networks("203.0.113.24", NOW), anonymity.networks("203.0.113.24", tomorrow));
    }

    @Test
    void invalidAddressHasNoNetworks() {
        assertEquals(List.of(), anonymity.networks("unknown", NOW));
        assertFalse(anonymity.name("unknown", NOW).contains("unknown"));
    }
}
