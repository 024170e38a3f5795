package broadsheet.archive;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads URLs that users wrote in settings and exports of another system. */
public final class OldUrl {
    private OldUrl() {}

    /** The URL; empty if it is malformed. */
    public static Optional<URI> parsed(String url) {
        try {
            return Optional.of(URI.create(url.strip()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The path of a URL with its query, as written; a slash if it has none. Empty if the URL is malformed. */
    public static Optional<String> path(String url) {
        return parsed(url).map(parsed -> {
            String path = Optional.ofNullable(parsed.getRawPath())
                    .filter(raw -> !raw.isEmpty())
                    .orElse("/");
            return parsed.getRawQuery() == null ? path : path + "?" + parsed.getRawQuery();
        });
    }

    /** The path below which the site at a URL is, without a slash at its end; usually empty. */
    public static String base(URI url) {
        return Optional.ofNullable(url.getPath()).orElse("").replaceFirst("/+$", "");
    }

    /** The host of a URL in lower case, without {@code www} and with it; nothing if it has none. */
    public static List<String> hosts(URI url) {
        return Optional.ofNullable(url.getHost())
                .map(host -> host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", ""))
                .map(host -> List.of(host, "www." + host))
                .orElse(List.of());
    }
}
