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
 * The local instance that uses the data folder. The script {@code cli/broadsheet} copies the settings in the instance's
 * {@code running.env} into the environment.
 *
 * @param site the instance's address
 * @param issuer the address of its OpenID issuer, which grants a token to every process on this machine
 */
public record LocalInstance(String site, String issuer) {
    /** Returns the running instance; empty if none runs. */
    static Optional<LocalInstance> of(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("INSTANCE_SITE"))
                .map(site -> new LocalInstance(site, environment.getOrDefault("INSTANCE_OIDC", "")));
    }

    /**
     * Returns the running instance.
     *
     * @throws CommandFailure if none runs
     */
    public static LocalInstance running(Map<String, String> environment) {
        return of(environment).orElseThrow(() -> none(environment));
    }

    /**
     * Requires the environment of a command that reads the table itself: an operator's, or a running instance's.
     *
     * @throws CommandFailure if the environment names no table
     */
    public static void requireTable(Map<String, String> environment) {
        if (!environment.containsKey("TABLE_NAME")) {
            throw none(environment);
        }
    }

    /** Creates the failure of a command that needs a running instance. */
    private static CommandFailure none(Map<String, String> environment) {
        return new CommandFailure("No instance runs on " + data(environment)
                + ": start one with make run, or say with DATA=... on which folder it runs.");
    }

    /** Returns the data folder. */
    static String data(Map<String, String> environment) {
        return environment.getOrDefault("DATA", ".local/data");
    }

    /**
     * Requests a new bearer token from the issuer.
     *
     * @param group the group of the token's owner
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
