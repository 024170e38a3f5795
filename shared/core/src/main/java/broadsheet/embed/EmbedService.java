package broadsheet.embed;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The services whose frames a site may allow. */
public enum EmbedService {
    YOUTUBE("youtube", "YouTube", "https://www.youtube-nocookie.com", true),
    VIMEO("vimeo", "Vimeo", "https://player.vimeo.com", true),
    SPOTIFY("spotify", "Spotify", "https://open.spotify.com", true),
    BLUESKY("bluesky", "Bluesky", "https://embed.bsky.app", false),
    /** Every server is a host of its own, which the site names. */
    MASTODON("mastodon", "Mastodon", "", false),
    DATAWRAPPER("datawrapper", "Datawrapper", "https://datawrapper.dwcdn.net", false),
    OPENSTREETMAP("openstreetmap", "OpenStreetMap", "https://www.openstreetmap.org", false);

    private final String id;
    private final String title;
    private final String origin;
    private final boolean isPlayed;

    EmbedService(String id, String title, String origin, boolean isPlayed) {
        this.id = requireNonNull(id, "id is null");
        this.title = requireNonNull(title, "title is null");
        this.origin = requireNonNull(origin, "origin is null");
        this.isPlayed = isPlayed;
    }

    /** The service with this name in site.yaml; empty if there is none. */
    public static Optional<EmbedService> of(String id) {
        return Arrays.stream(values()).filter(service -> service.id.equals(id)).findFirst();
    }

    /** The name in site.yaml and in pages. */
    public String id() {
        return id;
    }

    /** The name that readers see. */
    public String title() {
        return title;
    }

    /** The origin of its frames; empty if each server has its own. */
    public String origin() {
        return origin;
    }

    /** Whether its frames play something. */
    public boolean isPlayed() {
        return isPlayed;
    }

    /** All names, for messages. */
    public static String ids() {
        return Arrays.stream(values()).map(EmbedService::id).collect(Collectors.joining(", "));
    }
}
