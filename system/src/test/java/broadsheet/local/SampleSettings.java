package broadsheet.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sample's settings, for systems that get them alone. */
final class SampleSettings {
    private SampleSettings() {}

    /** The text of content/site.yaml without portraits, which would have to be uploaded before. */
    static String yaml() throws IOException {
        Path site = Path.of(System.getProperty("broadsheet.root", "")).resolve("content/site.yaml");
        return Files.readString(site).replaceAll("(?m)^ +portrait:.*\n", "");
    }
}
