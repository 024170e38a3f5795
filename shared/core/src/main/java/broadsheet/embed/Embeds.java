package broadsheet.embed;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a site allows its pages to show from other sites.
 *
 * @param services the services in the order of the settings; never Mastodon, whose servers are named
 * @param mastodon the hosts of Mastodon servers, in lower case
 */
public record Embeds(List<EmbedService> services, List<String> mastodon) {
    /** Nothing is allowed. */
    public static final Embeds NONE = new Embeds(List.of(), List.of());

    private static final Pattern HOST = Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?[.])+[a-z][a-z0-9-]*");

    public Embeds {
        services = List.copyOf(services);
        mastodon = List.copyOf(mastodon);
        if (services.contains(EmbedService.MASTODON)) {
            throw new IllegalArgumentException("services contain Mastodon without a host");
        }
        mastodon.stream().filter(host -> !isHost(host)).findFirst().ifPresent(host -> {
            throw new IllegalArgumentException("no host: " + host);
        });
    }

    /** Whether a text is the name of a host in lower case. */
    public static boolean isHost(String text) {
        return HOST.matcher(text).matches();
    }

    /** Whether nothing is allowed. */
    public boolean isEmpty() {
        return services.isEmpty() && mastodon.isEmpty();
    }

    /** The origins of all frames that pages may show, in the order of the settings. */
    public List<String> origins() {
        return Stream.concat(
                        services.stream().map(EmbedService::origin),
                        mastodon.stream().map(host -> "https://" + host))
                .toList();
    }

    /** The name of the service of a frame; empty if the site does not allow it. */
    public Optional<EmbedService> serviceOf(String frame) {
        Optional<EmbedService> service = services.stream()
                .filter(known -> frame.startsWith(known.origin() + "/"))
                .findFirst();
        return service.or(() -> mastodon.stream()
                .filter(host -> frame.startsWith("https://" + host + "/"))
                .findFirst()
                .map(host -> EmbedService.MASTODON));
    }
}
