package broadsheet.cli;

import broadsheet.cli.client.CommandFailure;
import broadsheet.cli.client.SiteClient;
import broadsheet.cli.client.Target;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The {@code rerender} command: starts or stops a rendering of every page, and shows its progress. */
@Command(
        name = "rerender",
        description = {
            "Renders every page again, as after a deployment with other templates, and shows how far it is.",
            "Ending this command does not end the rendering."
        })
final class Rerender implements Callable<Integer> {
    private static final String PATH = "/api/rendering";
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

    @Mixin
    private final Target target;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--stop",
            description = "Stops a rendering. Rendered pages stay; starting again goes on with the others.")
    private boolean stop;

    @Option(names = "--no-wait", description = "Starts the rendering and does not wait for its end.")
    private boolean noWait;

    Rerender(Map<String, String> environment) {
        target = new Target(environment);
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        try (var site = new SiteClient(target)) {
            call(site, stop ? "DELETE" : "POST");
            if (stop) {
                out.println("Stopped. Rendered pages stay; starting again goes on with the others.");
                return 0;
            }
            if (noWait) {
                return 0;
            }
            JsonNode progress = call(site, "GET");
            while (!progress.path("complete").asBoolean(false)) {
                out.printf(
                        "%d of %d pages looked at, %d written%n",
                        count(progress, "rendered"), count(progress, "found"), count(progress, "written"));
                Thread.sleep(BETWEEN_LINES);
                progress = call(site, "GET");
            }
            out.printf(
                    "Done: %d pages looked at, %d written.%n", count(progress, "rendered"), count(progress, "written"));
            return 0;
        }
    }

    private static JsonNode call(SiteClient site, String method) {
        SiteClient.Reply reply = site.asEditor(method, PATH);
        if (reply.status() / 100 == 2) {
            return reply.json();
        }
        throw new CommandFailure(SiteClient.denied(reply.status())
                .orElseGet(() -> method + " " + PATH + " answers " + reply.status() + " " + reply.body()));
    }

    private static long count(JsonNode progress, String name) {
        return progress.path(name).asLong(0);
    }
}
