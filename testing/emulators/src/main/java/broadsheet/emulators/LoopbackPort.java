package broadsheet.emulators;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Finds free ports of 127.0.0.1, below those that Linux gives to outgoing connections. One of these could take the port
 * before the server does that it is meant for.
 *
 * @see <a href="https://docs.kernel.org/networking/ip-sysctl.html">ip_local_port_range, from 32768</a>
 */
public final class LoopbackPort {
    private static final int FIRST = 20_000;
    private static final int PORTS = 12_700;
    private static final int APART = 97;
    private static final int ATTEMPTS = 3;

    /** JVMs that run at once begin at different ports. */
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() % PORTS) * APART);

    private LoopbackPort() {}

    /**
     * A port on which no process listens now. It returns a port again only after all others.
     *
     * @throws IllegalStateException if no port is free
     */
    public static int free() {
        return IntStream.range(0, PORTS)
                .map(any -> FIRST + Math.floorMod(NEXT.getAndIncrement(), PORTS))
                .filter(LoopbackPort::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port"));
    }

    /**
     * Starts something on free ports. If it fails because another program took a port after it was chosen, it starts on
     * other ports, up to three times in all.
     *
     * @param choose the ports of an attempt
     * @param free whether all of them are free
     * @throws RuntimeException what {@code start} threw, if the ports are free or no attempt is left
     */
    public static <P, T> T onFree(Supplier<P> choose, Predicate<P> free, Function<P, T> start) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            P ports = choose.get();
            try {
                return start.apply(ports);
            } catch (RuntimeException failure) {
                if (free.test(ports)) {
                    throw failure;
                }
            }
        }
        return start.apply(choose.get());
    }

    /** Whether no process listens on a port now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
