package broadsheet.archive.text;

import broadsheet.article.FileFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What other systems show by tags and shortcodes, as Markdown. A video, a tweet or a gist becomes a link. Of the link to a page of a
 * known service that stands alone, the site makes a card.
 */
final class EmbedLinks {
    private static final Pattern ID = Pattern.compile("[\\w-]+");
    private static final Pattern YOUTUBE = Pattern.compile(
            "(?:https?:)?//(?:www\\.|m\\.)?(?:youtube(?:-nocookie)?\\.com/(?:embed/|v/|watch\\?v=|shorts/)|youtu\\.be/)([\\w-]{6,}).*");
    private static final Pattern VIMEO = Pattern.compile("(?:https?:)?//(?:player\\.)?vimeo\\.com/(?:video/)?(\\d+).*");
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)(?:https?:)?//([^/?#:]+)(?::\\d+)?(/[^?#]*).*");
    private static final Set<String> NOTES = Set.of(
            "note",
            "notice",
            "tip",
            "warning",
            "alert",
            "callout",
            "info",
            "important",
            "admonition",
            "hint",
            "caution",
            "aside",
            "quote",
            "blockquote",
            "pullquote",
            "danger",
            "success");
    private static final Set<String> PICTURES = Set.of(
            "figure",
            "image",
            "img",
            "picture",
            "photo",
            "imgc",
            "responsive_image",
            "responsive-image",
            "lightbox",
            "caption",
            "image-caption",
            "image_caption",
            "figure_with_caption",
            "asset");

    private EmbedLinks() {}

    /**
     * What a tag shows, as Markdown.
     *
     * @param tag its name, without a folder and an ending
     * @param hosts the archive's own
     * @return empty if nothing is known of the name
     */
    static Optional<String> of(String tag, Parameters parameters, Set<String> hosts) {
        String name =
                tag.toLowerCase(Locale.ROOT).replaceFirst("^.*/", "").replaceFirst("\\.(?:html|md|liquid|njk)$", "");
        Optional<String> first = parameters.at(0);
        if (PICTURES.contains(name) || name.contains("image") || name.contains("figure")) {
            return picture(parameters);
        }
        if (NOTES.contains(name)) {
            return parameters
                    .named("content", "text", "body", "message")
                    .or(() -> first)
                    .map(text -> DirectiveText.box(name, text));
        }
        if (name.contains("youtube")) {
            return parameters
                    .named("id", "video_id", "video", "url", "src", "youtube_id", "youtubeid")
                    .or(() -> first)
                    .map(id -> video(id, "https://www.youtube.com/watch?v=", parameters, hosts));
        }
        if (name.contains("vimeo")) {
            return parameters
                    .named("id", "video_id", "video", "url", "src")
                    .or(() -> first)
                    .map(id -> video(id, "https://vimeo.com/", parameters, hosts));
        }
        if (name.equals("video")
                || name.equals("audio")
                || name.equals("embed")
                || name.equals("iframe")
                || name.contains("podcast")) {
            Optional<String> provider = parameters.named("provider");
            return parameters
                    .named("src", "url", "mp4", "webm", "mp3", "file", "id")
                    .or(() -> first)
                    .map(url -> video(
                            url,
                            provider.filter("vimeo"::equals).isPresent()
                                    ? "https://vimeo.com/"
                                    : "https://www.youtube.com/watch?v=",
                            parameters,
                            hosts));
        }
        return switch (name) {
            case "tweet", "twitter", "x", "twitter_simple", "x_simple" -> tweet(parameters);
            case "instagram", "instagram_simple" ->
                parameters
                        .named("id", "url")
                        .or(() -> first)
                        .map(id -> link(
                                "Instagram", id.startsWith("http") ? id : "https://www.instagram.com/p/" + id + "/"));
            case "wpvideo", "videopress" ->
                first.filter(id -> ID.matcher(id).matches()).map(id -> {
                    String url = "https://videopress.com/v/" + id;
                    return link("Video: " + url, url);
                });
            case "gist" -> gist(parameters);
            case "button", "btn", "link", "cta" ->
                parameters
                        .named("href", "url", "link", "relref")
                        .or(() -> first)
                        .map(url ->
                                link(parameters.named("text", "label", "title").orElse(url), url));
            case "ref", "relref" -> first;
            case "toc", "br", "clear", "clearfix", "more", "nbsp" -> Optional.of("");
            default -> Optional.empty();
        };
    }

    /** A picture with its caption. */
    static Optional<String> picture(Parameters parameters) {
        Optional<String> source = parameters
                .named("src", "url", "image", "image_path", "file", "filename", "path", "img", "link", "name")
                .or(() -> parameters.at(0));
        String alt = parameters
                .named("alt", "image_description", "description")
                .or(() -> parameters.named().isEmpty() ? parameters.at(1) : Optional.empty())
                .orElse("");
        String caption = parameters
                .named("caption", "title")
                .or(() -> parameters.named().isEmpty() ? parameters.at(2) : Optional.empty())
                .orElse("");
        return source.filter(path -> path.contains("."))
                .map(path -> picture(path, alt.isEmpty() ? caption : alt, caption)
                        + parameters
                                .named("credit", "attr", "attribution", "photographer")
                                .map(name -> DirectiveText.credit(plain(name)))
                                .orElse(""));
    }

    /** A picture in Markdown. */
    static String picture(String path, String alt, String caption) {
        String title = caption.isBlank() ? "" : " \"" + plain(caption).replace("\"", "\\\"") + "\"";
        return "![" + plain(alt).replaceAll("([\\[\\]\\\\])", "\\\\$1") + "](" + destination(path) + title + ")";
    }

    private static String plain(String text) {
        return org.jsoup.Jsoup.parseBodyFragment(text).text().strip();
    }

    /** A link in Markdown. */
    static String link(String text, String url) {
        return "[" + plain(text).replaceAll("([\\[\\]\\\\])", "\\\\$1") + "](" + destination(url) + ")";
    }

    private static String destination(String url) {
        return url.matches("[^\\s()<>]+")
                ? url
                : "<" + url.replaceAll("[<>\\n]", "").strip() + ">";
    }

    /**
     * What a player at this address plays: a recording or a film of the archive itself, or else a link to it.
     *
     * @param hosts the archive's own
     */
    static String player(String url, String title, Set<String> hosts) {
        String path = ownPath(url, hosts);
        if (FileFormat.of(path).filter(FileFormat::isPlayed).isPresent()) {
            String name = title.isBlank() ? path.replaceFirst("[?#].*", "").replaceFirst(".*/", "") : title;
            return picture(url, name, "");
        }
        return link(label(url, title), target(url));
    }

    /** The page of what a player at this address plays. */
    static String target(String url) {
        Matcher youtube = YOUTUBE.matcher(url);
        Matcher vimeo = VIMEO.matcher(url);
        return youtube.matches()
                ? "https://www.youtube.com/watch?v=" + youtube.group(1)
                : vimeo.matches() ? "https://vimeo.com/" + vimeo.group(1) : url.startsWith("//") ? "https:" + url : url;
    }

    /** The text of a link to it: what kind it is, and its title or its address. */
    static String label(String url, String title) {
        boolean isVideo = YOUTUBE.matcher(url).matches()
                || VIMEO.matcher(url).matches()
                || url.matches(".*\\.(?:mp4|webm|mov|m4v|ogv)(?:[?#].*)?$");
        String kind = isVideo
                ? "Video"
                : url.matches(".*\\.(?:mp3|m4a|ogg|wav)(?:[?#].*)?$")
                                || url.contains("soundcloud")
                                || url.contains("spotify")
                        ? "Audio"
                        : "Embedded";
        return kind + ": " + (title.isBlank() ? target(url) : title);
    }

    private static String ownPath(String url, Set<String> hosts) {
        Matcher absolute = ABSOLUTE.matcher(url);
        return absolute.matches() && hosts.contains(absolute.group(1).toLowerCase(Locale.ROOT))
                ? absolute.group(2)
                : url;
    }

    private static String video(String idOrUrl, String watch, Parameters parameters, Set<String> hosts) {
        boolean isId = ID.matcher(idOrUrl).matches();
        return "\n\n"
                + player(
                        isId ? watch + idOrUrl : idOrUrl,
                        parameters.named("title", "caption", "alt", "label").orElse(""),
                        hosts)
                + "\n\n";
    }

    private static Optional<String> tweet(Parameters parameters) {
        Optional<String> url =
                parameters.at(0).or(() -> parameters.named("url", "link")).filter(text -> text.startsWith("http"));
        Optional<String> id = parameters.named("id").or(() -> parameters.at(0)).filter(text -> text.matches("\\d+"));
        String user = parameters.named("user").orElse("i/web");
        return url.or(() -> id.map(number -> "https://x.com/" + user + "/status/" + number))
                .map(target -> "\n\n" + link("Post: " + target, target) + "\n\n");
    }

    private static Optional<String> gist(Parameters parameters) {
        Optional<String> id = parameters.at(0);
        Optional<String> second = parameters.at(1).filter(text -> text.matches("[0-9a-f]{7,}"));
        return id.map(text -> second.map(hash -> text + "/" + hash).orElse(text))
                .map(path -> "\n\n" + link("Gist: " + path, "https://gist.github.com/" + path) + "\n\n");
    }
}
