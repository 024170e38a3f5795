package broadsheet.packing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Repacks a function's zip: all classes and libraries in one uncompressed jar, with linked lambdas.
 *
 * <p>This shortens cold starts. Otherwise Lambda's class loader searches jar after jar for each class and decompresses
 * it. The JVM also generates a class for each lambda at its first evaluation. docs/performance/cold-start.md has the
 * measurements.
 */
public final class Pack {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    private Pack() {}

    /**
     * Repacks a zip in place.
     *
     * @param arguments the path of the zip
     */
    public static void main(String[] arguments) throws IOException {
        Path zip = Path.of(arguments[0]);
        Map<String, byte[]> files;
        try (InputStream in = Files.newInputStream(zip)) {
            files = read(in);
        }
        var merged = new Merged();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String path = file.getKey();
            if (path.startsWith("lib/") && path.endsWith(".jar")) {
                merged.add(
                        path.substring("lib/".length(), path.length() - ".jar".length()),
                        read(new ByteArrayInputStream(file.getValue())));
            } else {
                merged.add("function", Map.of(path, file.getValue()));
            }
        }
        var jar = new ByteArrayOutputStream();
        write(jar, Linked.of(merged.files()), ZipEntry.STORED);
        try (OutputStream out = Files.newOutputStream(zip)) {
            write(out, Map.of("lib/function.jar", jar.toByteArray()), ZipEntry.DEFLATED);
        }
    }

    private static Map<String, byte[]> read(InputStream in) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        var zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.isDirectory()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static void write(OutputStream out, Map<String, byte[]> files, int method) throws IOException {
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(TIME);
                entry.setMethod(method);
                if (method == ZipEntry.STORED) {
                    var sum = new CRC32();
                    sum.update(file.getValue());
                    entry.setCrc(sum.getValue());
                    entry.setSize(file.getValue().length);
                }
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
    }
}
