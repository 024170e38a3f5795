package broadsheet.cli;

import broadsheet.cli.client.CommandFailure;
import broadsheet.cli.client.LocalInstance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The {@code token} command: prints a bearer token of the instance that runs on this machine. */
@Command(name = "token", description = "Prints a bearer token of the instance that runs on this machine.")
final class Token implements Callable<Integer> {
    private static final List<String> GROUPS = List.of("editors", "administrators", "authors", "moderators", "readers");

    private final Map<String, String> environment;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "GROUP",
            defaultValue = "editors",
            description = "editors, administrators, authors, moderators or readers. Default: ${DEFAULT-VALUE}.")
    private String group = "";

    @Option(
            names = "--for",
            paramLabel = "URL",
            description = "Fails unless the instance has this address: a token of this machine is for no other.")
    private Optional<String> site = Optional.empty();

    Token(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (!GROUPS.contains(group)) {
            throw new ParameterException(command.commandLine(), "GROUP: \"" + group + "\" is none of " + GROUPS);
        }
        LocalInstance instance = LocalInstance.running(environment);
        site.map(address -> address.replaceFirst("/+$", ""))
                .filter(address -> !address.equals(instance.site()))
                .ifPresent(other -> {
                    throw new CommandFailure("Give TOKEN=... for " + other + "; the instance on this machine is "
                            + instance.site() + ".");
                });
        command.commandLine().getOut().println(instance.token(group));
        return 0;
    }
}
