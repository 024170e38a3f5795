package broadsheet.embed;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something of another site that a page may show in a frame.
 *
 * @param service whose it is
 * @param frame the address of the frame
 */
public record Embed(EmbedService service, String frame) {
    private static final int LONGEST = 2_000;
    private static final Pattern START = Pattern.compile("[?&#](?:t|start)=(\\d{1,6})s?(?:&|$)");
    private static final Pattern PIN =
            Pattern.compile("(?:^|&)mlat=(-?\\d{1,2}(?:\\.\\d{1,10})?)&mlon=(-?\\d{1,3}(?:\\.\\d{1,10})?)(?:&|$)");

    /** The width and the height of a map's frame, in tiles of 256 pixels. */
    private static final double TILES_ACROSS = 2.5;

    private static final double TILES_DOWN = 1.6;

    /** How the addresses of a service's pages look, and the frame that belongs to one. */
    private enum Form {
        YOUTUBE(
                EmbedService.YOUTUBE,
                "https?://(?:(?:www\\.|m\\.|music\\.)?youtube(?:-nocookie)?\\.com/"
                        + "(?:watch\\?(?:[^#]*&)?v=|embed/|shorts/|live/)|youtu\\.be/)([\\w-]{6,20})(?:[?&#/].*)?"),
        VIMEO(
                EmbedService.VIMEO,
                "https?://(?:www\\.|player\\.)?vimeo\\.com/(?:video/)?(\\d{4,12})(?:(?:/|\\?h=)([0-9a-f]{6,20}))?(?:[?&#].*)?"),
        SPOTIFY(
                EmbedService.SPOTIFY,
                "https?://open\\.spotify\\.com/(?:intl-[a-z]{2}/)?(?:embed/)?"
                        + "(track|album|playlist|episode|show|artist)/([A-Za-z0-9]{10,40})(?:[?#].*)?"),
        BLUESKY(EmbedService.BLUESKY, "https?://bsky\\.app/profile/([\\w.:-]{3,253})/post/([a-z0-9]{8,20})(?:[?#].*)?"),
        DATAWRAPPER(
                EmbedService.DATAWRAPPER,
                "https?://(?:datawrapper\\.dwcdn\\.net|www\\.datawrapper\\.de/_)/([A-Za-z0-9]{5})(?:/\\d{0,4})?/?(?:[?#].*)?"),
        OPENSTREETMAP(
                EmbedService.OPENSTREETMAP,
                "https?://(?:www\\.)?openstreetmap\\.org/?(?:\\?([^#]*))?#map=(\\d{1,2})/(-?\\d{1,2}(?:\\.\\d{1,10})?)"
                        + "/(-?\\d{1,3}(?:\\.\\d{1,10})?)(?:&.*)?"),
        /** The server is a part of the address. */
        MASTODON(
                EmbedService.MASTODON,
                "(https://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,5}[a-z][a-z0-9-]{1,62})/@([\\w.]{1,60}(?:@[\\w.-]{3,253})?)/"
                    + "(\\d{10,25})(?:/embed)?(?:[?#].*)?");

        private final EmbedService service;
        private final Pattern address;

        Form(EmbedService service, String address) {
            this.service = service;
            this.address = Pattern.compile(address);
        }

        private Optional<Embed> of(String url) {
            Matcher at = address.matcher(url);
            return at.matches() ? Optional.of(new Embed(service, service.origin() + frame(at))) : Optional.empty();
        }

        private String frame(Matcher at) {
            return switch (this) {
                case YOUTUBE -> "/embed/" + at.group(1) + start(at.group());
                case VIMEO -> "/video/" + at.group(1) + "?dnt=1" + (at.group(2) == null ? "" : "&h=" + at.group(2));
                case SPOTIFY -> "/embed/" + at.group(1) + "/" + at.group(2);
                case BLUESKY -> "/embed/" + at.group(1) + "/app.bsky.feed.post/" + at.group(2);
                case DATAWRAPPER -> "/" + at.group(1) + "/";
                case OPENSTREETMAP -> map(at);
                case MASTODON -> at.group(1) + "/@" + at.group(2) + "/" + at.group(3) + "/embed";
            };
        }
    }

    public Embed {
        requireNonNull(service, "service is null");
        requireNonNull(frame, "frame is null");
        if (!frame.startsWith("https://") || frame.chars().anyMatch(at -> at <= ' ' || "\"'<>\\".indexOf(at) >= 0)) {
            throw new IllegalArgumentException("no frame: " + frame);
        }
    }

    /** What the address of a page shows; empty if it is no page of a known service. */
    public static Optional<Embed> of(String url) {
        return url.length() > LONGEST
                ? Optional.empty()
                : Arrays.stream(Form.values())
                        .flatMap(form -> form.of(url).stream())
                        .findFirst();
    }

    private static String start(String url) {
        Matcher start = START.matcher(url);
        return start.find() ? "?start=" + start.group(1) : "";
    }

    /** The part of the map that the page shows, in the width of a column. */
    private static String map(Matcher at) {
        double tile = 360 / Math.pow(2, Math.min(19, Integer.parseInt(at.group(2))));
        double latitude = Math.clamp(Double.parseDouble(at.group(3)), -85, 85);
        double longitude = Math.clamp(Double.parseDouble(at.group(4)), -180, 180);
        double east = tile * TILES_ACROSS / 2;
        double north = tile * TILES_DOWN / 2 * Math.cos(Math.toRadians(latitude));
        Matcher pin = PIN.matcher(at.group(1) == null ? "" : at.group(1));
        return "/export/embed.html?bbox="
                + String.format(
                        Locale.ROOT,
                        "%.5f,%.5f,%.5f,%.5f",
                        longitude - east,
                        latitude - north,
                        longitude + east,
                        latitude + north)
                + "&layer=mapnik"
                + (pin.find() ? "&marker=" + pin.group(1) + "," + pin.group(2) : "");
    }
}
