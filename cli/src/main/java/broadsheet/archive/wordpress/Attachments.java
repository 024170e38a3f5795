package broadsheet.archive.wordpress;

import broadsheet.archive.Metadata.Image;
import broadsheet.archive.Note;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The media of an export. */
final class Attachments {
    /** The custom field that has the number of a post's lead picture. */
    static final String LEAD = "_thumbnail_id";

    private static final Pattern GALLERY = Pattern.compile("\\[gallery\\b([^\\]]*)\\]");
    private static final Pattern PICTURE = Pattern.compile("(?i).*\\.(?:png|jpe?g|gif|webp)(?:\\?.*)?");

    private final Map<String, Attachment> byId = new HashMap<>();
    private final Map<String, List<Attachment>> byParent = new HashMap<>();

    /**
     * A file.
     *
     * @param id its number; 0 if it has none
     * @param position its place among those of its post
     * @param title its title
     * @param date its date, in the form of the export
     * @param url its old URL
     * @param alt what it shows; empty if nobody said it
     * @param caption its caption; empty if it has none
     * @param page the URL of its page; empty if it has none
     */
    record Attachment(
            int id,
            int position,
            String title,
            String date,
            String url,
            String alt,
            String caption,
            Optional<String> page) {}

    void add(WxrItem item) {
        Optional<String> url = item.text("wp:attachment_url").or(() -> item.text("guid"));
        if (url.isPresent()) {
            var attachment = new Attachment(
                    number(item.id()),
                    number(item.text("wp:menu_order").orElse("")),
                    item.text("title").orElse(""),
                    item.text("wp:post_date").orElse(""),
                    url.get(),
                    item.meta().getOrDefault("_wp_attachment_image_alt", "").strip(),
                    item.text("excerpt:encoded")
                            .map(html -> Jsoup.parseBodyFragment(html).text())
                            .orElse(""),
                    item.text("link"));
            byId.put(item.id(), attachment);
            byParent.computeIfAbsent(item.text("wp:post_parent").orElse(""), parent -> new ArrayList<>())
                    .add(attachment);
        }
    }

    private static int number(String text) {
        return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** The lead picture of a post; its caption names the photographer. One that is not in the export is noted. */
    Optional<Image> lead(WxrItem item, List<Note> notes) {
        return Optional.ofNullable(item.meta().get(LEAD))
                .map(String::strip)
                .filter(id -> id.matches("[1-9]\\d*"))
                .flatMap(id -> find(id, "lead picture", notes))
                .map(attachment -> new Image(attachment.url(), attachment.alt(), attachment.caption()));
    }

    private Optional<Attachment> find(String id, String what, List<Note> notes) {
        Optional<Attachment> found = Optional.ofNullable(byId.get(id));
        if (found.isEmpty()) {
            notes.add(new Note(Note.Kind.PICTURE_MISSING, what + " " + id + " is not in the export"));
        }
        return found;
    }

    /** The URLs of the pages of a post's attachments. They led to one picture each, and lead to the post now. */
    List<String> pages(String post) {
        return byParent.getOrDefault(post, List.of()).stream()
                .flatMap(attachment -> attachment.page().stream())
                .toList();
    }

    /** The text with figures in place of galleries: of the pictures that they name, or of the post's own. Missing ones are noted. */
    String galleries(String html, String post, List<Note> notes) {
        return GALLERY.matcher(html).replaceAll(found -> {
            var gallery = GalleryShortcode.of(found.group(1));
            List<Attachment> shown = gallery.pictures().isEmpty()
                    ? byParent.getOrDefault(gallery.post().orElse(post), List.of()).stream()
                            .filter(gallery::hasNotExcluded)
                            .toList()
                    : gallery.pictures().stream()
                            .flatMap(id -> find(id, "picture of a gallery", notes).stream())
                            .toList();
            return Matcher.quoteReplacement(gallery.sorted(shown).stream()
                    .filter(attachment -> PICTURE.matcher(attachment.url()).matches())
                    .map(Attachments::figure)
                    .collect(Collectors.joining("\n\n", "\n\n", "\n\n")));
        });
    }

    private static String figure(Attachment attachment) {
        Element figure = new Element("figure");
        figure.appendElement("img").attr("src", attachment.url()).attr("alt", attachment.alt());
        if (!attachment.caption().isEmpty()) {
            figure.appendElement("figcaption").text(attachment.caption());
        }
        return figure.outerHtml().replace("\n", "");
    }
}
