package broadsheet.local;

import broadsheet.emulators.LoopbackPort;
import broadsheet.local.accounts.Issuer;
import broadsheet.local.state.KeyValues;
import broadsheet.local.template.Bindings;
import broadsheet.local.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The folder and the ports of one instance.
 *
 * @param folders further folders that the edge serves, by URL path
 */
record InstanceLayout(
        Path template, Path data, int site, int dynamodb, int storage, int openid, Map<String, Path> folders) {
    private static final int FIRST_FOLDER = 6;

    InstanceLayout {
        folders = Map.copyOf(folders);
    }

    /** The audience ({@code aud}) of local tokens. */
    static final String AUDIENCE = "broadsheet";

    /**
     * Chooses the ports: those that the data folder used last time if they are free, and otherwise any free ones.
     *
     * @param port the site's port, or 0 for any
     */
    static InstanceLayout of(Path template, Path data, int port, Map<String, Path> folders) {
        Map<String, String> before = KeyValues.read(data.resolve("ports"));
        InstanceLayout plan = new InstanceLayout(
                template.toAbsolutePath(),
                data.toAbsolutePath(),
                port == 0 ? LoopbackPort.free() : port,
                port(before, "DYNAMODB"),
                port(before, "STORAGE"),
                port(before, "OPENID"),
                folders);
        Map<String, String> ports = new LinkedHashMap<>();
        ports.put("DYNAMODB", Integer.toString(plan.dynamodb));
        ports.put("STORAGE", Integer.toString(plan.storage));
        ports.put("OPENID", Integer.toString(plan.openid));
        KeyValues.write(data.resolve("ports"), ports);
        return plan;
    }

    /** The layout as command-line arguments, which {@link #ofArguments} reads. */
    List<String> toArguments() {
        List<String> words = new ArrayList<>(List.of(
                template.toString(),
                data.toString(),
                Integer.toString(site),
                Integer.toString(dynamodb),
                Integer.toString(storage),
                Integer.toString(openid)));
        folders.forEach((path, folder) -> words.add(path + "=" + folder.toAbsolutePath()));
        return words;
    }

    static InstanceLayout ofArguments(List<String> words) {
        Map<String, Path> folders = words.stream()
                .skip(FIRST_FOLDER)
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> Path.of(parts[1])));
        return new InstanceLayout(
                Path.of(words.get(0)),
                Path.of(words.get(1)),
                Integer.parseInt(words.get(2)),
                Integer.parseInt(words.get(3)),
                Integer.parseInt(words.get(4)),
                Integer.parseInt(words.get(5)),
                folders);
    }

    /** The folder in which the pollers of a data folder store their checkpoints. */
    static Path checkpoints(Path data) {
        return data.resolve("checkpoints");
    }

    /** Whether no process listens on any of the ports now. */
    boolean portsAreFree() {
        return IntStream.of(site, dynamodb, storage, openid).allMatch(LoopbackPort::isFree);
    }

    Template read() {
        return Template.read(
                template,
                new Bindings(
                        storageUri(),
                        siteUri(),
                        Map.of(
                                "TokenIssuer",
                                Issuer.uri(openid).toString(),
                                "TokenAudience",
                                AUDIENCE,
                                // The console shows calls that gave CloudWatch a metric (CallNote).
                                "Telemetry",
                                "detailed",
                                // Any value will do: locally only the edge can reach the API.
                                "OriginSecrets",
                                "local")));
    }

    URI siteUri() {
        return URI.create("http://localhost:" + site);
    }

    // An IP address, not a host name: the SDK then puts the bucket's name into the path instead of the host.
    URI storageUri() {
        return URI.create("http://127.0.0.1:" + storage);
    }

    URI dynamodbUri() {
        return URI.create("http://127.0.0.1:" + dynamodb);
    }

    private static int port(Map<String, String> before, String name) {
        return Optional.ofNullable(before.get(name))
                .map(Integer::parseInt)
                .filter(LoopbackPort::isFree)
                .orElseGet(LoopbackPort::free);
    }
}
