package broadsheet.packing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The contents of several jars, merged into one. */
final class Merged {
    /** The Java version of the functions. Classes for later versions are omitted. */
    private static final int JAVA = 25;

    private static final Pattern OF_A_VERSION = Pattern.compile("META-INF/versions/(\\d+)/(.*)");

    /** Files that describe or sign one jar and would be wrong in the merged one. */
    private static final Pattern OF_ONE_JAR = Pattern.compile(
            "(.*/)?module-info\\.class|META-INF/(MANIFEST\\.MF|INDEX\\.LIST|maven/.*|[^/]+\\.(SF|RSA|DSA|EC))");

    /** The licences of a jar's own libraries, which Maven's license plugin puts beside META-INF. */
    private static final String THIRD_PARTY = "THIRD-PARTY.txt";

    private final Map<String, byte[]> files = new TreeMap<>();

    /**
     * Adds the contents of a jar.
     *
     * @throws IllegalArgumentException if an earlier jar contains a different file at the same path
     */
    void add(String jar, Map<String, byte[]> content) {
        ofThisJava(content).forEach((path, bytes) -> {
            if (OF_ONE_JAR.matcher(path).matches()) {
                return;
            }
            if (path.startsWith("META-INF/services/")) {
                files.merge(path, bytes, (one, other) -> (text(one) + "\n" + text(other)).getBytes(UTF_8));
            } else if (path.startsWith("META-INF/") && !path.endsWith(".class")) {
                // Licences and notices: keep those of each jar.
                files.put(path.replaceFirst("/", "/" + jar + "/"), bytes);
            } else if (path.equals(THIRD_PARTY)) {
                files.put("META-INF/" + jar + "/" + path, bytes);
            } else {
                byte[] there = files.putIfAbsent(path, bytes);
                if (there != null && !Arrays.equals(there, bytes)) {
                    throw new IllegalArgumentException(jar + " and another jar differ in " + path);
                }
            }
        });
    }

    /** All files by path. */
    Map<String, byte[]> files() {
        return files;
    }

    /** The files of a multi-release jar that a JVM of the functions' version would use. */
    private static Map<String, byte[]> ofThisJava(Map<String, byte[]> content) {
        Map<String, byte[]> found = new TreeMap<>();
        Map<String, Integer> versions = new TreeMap<>();
        content.forEach((path, bytes) -> {
            Matcher versioned = OF_A_VERSION.matcher(path);
            int version = versioned.matches() ? Integer.parseInt(versioned.group(1)) : 0;
            String plain = version == 0 ? path : versioned.group(2);
            if (version <= JAVA && version >= versions.getOrDefault(plain, 0)) {
                versions.put(plain, version);
                found.put(plain, bytes);
            }
        });
        return found;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
