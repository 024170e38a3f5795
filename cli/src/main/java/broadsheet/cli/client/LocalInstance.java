package broadsheet.cli.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The instance that runs on the data folder. {@code cli/broadsheet} puts what its {@code running.env} says into the
 * environment.
 *
 * @param site its address
 * @param issuer the address of its OpenID issuer, which gives a token to everybody on this machine
 */
public record LocalInstance(String site, String issuer) {
    /** The instance that runs, if one does. */
    static Optional<LocalInstance> of(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("INSTANCE_SITE"))
                .map(site -> new LocalInstance(site, environment.getOrDefault("INSTANCE_OIDC", "")));
    }

    /** The instance that runs; without one the command fails. */
    public static LocalInstance running(Map<String, String> environment) {
        return of(environment).orElseThrow(() -> none(environment));
    }

    /** The failure of a command that needs an instance where none runs. */
    public static CommandFailure none(Map<String, String> environment) {
        return new CommandFailure("No instance runs on " + data(environment)
                + ": start one with make run, or say with DATA=... on which folder it runs.");
    }

    /** The data folder. */
    static String data(Map<String, String> environment) {
        return environment.getOrDefault("DATA", ".local/data");
    }

    /**
     * A new bearer token.
     *
     * @param group of the person whose token it is
     */
    public String token(String group) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_secret=any&client_id=" + group))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new CommandFailure(
                        "The issuer at " + issuer + " answers " + answer.statusCode() + ", and gives no token.");
            }
            return JsonMapper.shared()
                    .readTree(answer.body())
                    .path("access_token")
                    .asString();
        } catch (IOException e) {
            throw new CommandFailure("Nothing answers at " + issuer + ": start the instance anew with make run.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted");
        }
    }
}
