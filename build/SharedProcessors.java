import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives javac the class loader of a processor path: the same loader for each compilation in this JVM.
 *
 * <p>Without it, javac loads Error Prone, NullAway and Dagger again for each of some 80 compilations. {@code build/mvn} compiles this
 * class and puts it onto Maven's boot class path, and pom.xml names it in {@code -XDprocloader}. Where it is missing, javac makes its
 * own loaders. Thread-safe. ADR 0200.
 */
public final class SharedProcessors extends ClassLoader {
    private static final ConcurrentHashMap<List<String>, ClassLoader> LOADERS = new ConcurrentHashMap<>();

    /** The constructor that javac calls; it does not close a loader that is not {@code Closeable}. */
    public SharedProcessors(URL[] path, ClassLoader parent) {
        super(shared(path, parent));
    }

    private static ClassLoader shared(URL[] path, ClassLoader parent) {
        List<String> key = Arrays.stream(path).map(URL::toExternalForm).toList();
        return LOADERS.computeIfAbsent(key, any -> new URLClassLoader(path, parent));
    }
}
