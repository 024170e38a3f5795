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

/** Names readers by their address so that they can be told apart today, and by nobody once the day's salt is gone. */
public final class Anonymity {
    private static final String PREFIX = "anon-";
    private static final int DIGITS = 32;

    /** The least that a subscriber has of IPv6 addresses: a /64 (RFC 6177, section 2). */
    private static final int IPV6_PREFIX = 8;

    /**
     * What a subscriber may have instead: a /56, which is usual for homes, or a /48, which is usual for sites. Neighbours may
     * share one, so more may come from it than from a /64.
     */
    private static final List<Layer> IPV6_NETWORKS = List.of(new Layer(7, 2), new Layer(6, 4));

    /** A rented block of IPv4 addresses is seldom larger than a /24, in which otherwise many subscribers are. */
    private static final List<Layer> IPV4_NETWORKS = List.of(new Layer(3, 10));

    private final Salts salts;

    /** Asks these for the day's salt. */
    @Inject
    public Anonymity(Salts salts) {
        this.salts = salts;
    }

    /**
     * A network by the length of its prefix.
     *
     * @param bytes how many bytes of an address it fixes
     * @param times as {@link Network#times}
     */
    private record Layer(int bytes, int times) {}

    /**
     * A name for whoever has an address.
     *
     * @param address an IPv4 or IPv6 address; anything else is taken as it is
     */
    public String name(String address, Instant now) {
        return name(prefix(address), now);
    }

    /** The networks around an address, the smallest first; none of what is no address. */
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

    /** Whether a name is one that was made here. */
    public static boolean isOneOf(String name) {
        return name.startsWith(PREFIX);
    }

    /** What tells a subscriber's address from others': all of an IPv4 address, the first half of an IPv6 one. */
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
