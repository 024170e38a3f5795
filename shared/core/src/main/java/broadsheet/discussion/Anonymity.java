package broadsheet.discussion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.inject.Inject;

/**
 * Makes pseudonyms from readers' addresses with a salt that changes daily. They distinguish readers on that day. Once
 * the salt is deleted, nobody can trace a pseudonym back to an address.
 */
public final class Anonymity {
    private static final String PREFIX = "anon-";

    /** A pseudonym of no address. */
    public static final String NOBODY = PREFIX + "nobody";

    private static final int DIGITS = 32;

    /** The smallest IPv6 network of a subscriber, in bytes: a /64 (RFC 6177, section 2). */
    private static final int IPV6_PREFIX = 8;

    /**
     * Larger IPv6 networks that a subscriber may have: a /56, usual for homes, or a /48, usual for sites. Neighbours
     * may share one, so their limits are higher than that of a /64.
     */
    private static final List<Layer> IPV6_NETWORKS = List.of(new Layer(7, 2), new Layer(6, 4));

    /** A /24: rented IPv4 blocks are seldom larger. Many subscribers usually share one, so its limit is higher. */
    private static final List<Layer> IPV4_NETWORKS = List.of(new Layer(3, 10));

    private final Salts salts;

    /** Pseudonyms made with the salts of this store. */
    @Inject
    public Anonymity(Salts salts) {
        this.salts = salts;
    }

    /**
     * A network by the length of its prefix.
     *
     * @param bytes the prefix's length in bytes
     * @param times as {@link Network#times}
     */
    private record Layer(int bytes, int times) {}

    /**
     * The pseudonym of an address on the day of {@code now}, in UTC.
     *
     * @param address an IPv4 or IPv6 address; any other text is used unchanged
     */
    public String name(String address, Instant now) {
        return name(prefix(address), now);
    }

    /** The networks around an address, smallest first; none for a text that is not an address. */
    public List<Network> networks(String address, Instant now) {
        byte[] prefix = prefix(address);
        return layers(address).stream()
                .map(layer -> new Network(name(Arrays.copyOf(prefix, layer.bytes()), now), layer.times()))
                .toList();
    }

    private String name(byte[] prefix, Instant now) {
        byte[] salt = salts.of(now.atOffset(ZoneOffset.UTC).toLocalDate());
        byte[] code = Hmac.keyed(salt).doFinal(prefix);
        return PREFIX + HexFormat.of().formatHex(code).substring(0, DIGITS);
    }

    /** Whether the name is a pseudonym of this class. */
    public static boolean isOneOf(String name) {
        return name.startsWith(PREFIX);
    }

    /**
     * The part of an address that identifies a subscriber: all of an IPv4 address, the first half of an IPv6 address.
     */
    public static byte[] prefix(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            byte[] bytes = parsed.getAddress();
            return parsed instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_PREFIX) : bytes;
        } catch (IllegalArgumentException noAddress) {
            return address.getBytes(UTF_8);
        }
    }

    private static List<Layer> layers(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address ? IPV6_NETWORKS : IPV4_NETWORKS;
        } catch (IllegalArgumentException noAddress) {
            return List.of();
        }
    }
}
