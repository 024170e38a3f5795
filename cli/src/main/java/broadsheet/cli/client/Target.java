package broadsheet.cli.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The site that a command calls, and the editor's token for it. */
public final class Target {
    private final Map<String, String> environment;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The site. Default: URL in the environment, else the instance that runs on this machine.")
    private Optional<URI> url = Optional.empty();

    /**
     * Creates a target that takes missing options from the environment.
     *
     * @param environment TOKEN or TOKEN_FILE, URL, and the variables that {@code cli/broadsheet} sets for a running instance
     */
    public Target(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Returns the site's address, without a trailing slash. */
    public String address() {
        URI site = url.or(() -> given("URL").map(URI::create))
                .orElseGet(() -> URI.create(LocalInstance.running(environment).site()));
        if (!String.valueOf(site.getScheme()).matches("https?") || site.getHost() == null || site.getQuery() != null) {
            throw wrong("--url: \"" + site + "\" is no http or https address");
        }
        return site.toString().replaceFirst("/+$", "");
    }

    /**
     * Returns the tokens of the calls, one for each {@code get}. TOKEN_FILE in the environment is read for each, so that who gives it may renew
     * it. Without it, TOKEN is the token, or a new one of the running instance if that is the site. No message ever shows a
     * token, not even an invalid one.
     */
    public Supplier<String> tokens() {
        Optional<Path> file = given("TOKEN_FILE").map(Path::of);
        if (file.isPresent()) {
            return () -> bearer("TOKEN_FILE", read(file.get()));
        }
        String token = given("TOKEN").map(text -> bearer("TOKEN", text)).orElseGet(this::ofThisMachine);
        return () -> token;
    }

    private String ofThisMachine() {
        String address = address();
        return LocalInstance.of(environment)
                .filter(instance -> instance.site().equals(address))
                .orElseThrow(() -> new CommandFailure("Give an editor's token of " + address
                        + " as TOKEN in the environment: no instance runs there from "
                        + LocalInstance.data(environment) + "."))
                .token("administrators");
    }

    private String bearer(String variable, String text) {
        if (!text.matches("[A-Za-z0-9._~+/-]+=*")) {
            throw wrong(variable + " in the environment is no bearer token");
        }
        return text;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CommandFailure("Cannot read TOKEN_FILE: " + e.getMessage());
        }
    }

    private Optional<String> given(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
