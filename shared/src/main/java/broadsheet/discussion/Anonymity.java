package broadsheet.discussion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import javax.inject.Inject;

/** Names readers by their address so that they can be told apart today, and by nobody once the day's salt is gone. */
public final class Anonymity {
    private static final String PREFIX = "anon-";
    private static final int DIGITS = 32;

    /** What one subscriber usually has of an IPv6 address: RFC 6177, section 2, speaks of /64 and more. */
    private static final int IPV6_PREFIX = 8;

    private final Salts salts;

    /** Asks these for the day's salt. */
    @Inject
    public Anonymity(Salts salts) {
        this.salts = salts;
    }

    /**
     * A name for whoever has an address.
     *
     * @param address an IPv4 or IPv6 address; anything else is taken as it is
     */
    public String name(String address, Instant now) {
        byte[] salt = salts.of(now.atOffset(ZoneOffset.UTC).toLocalDate());
        byte[] code = Hmac.keyed(salt).doFinal(prefix(address));
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
}
