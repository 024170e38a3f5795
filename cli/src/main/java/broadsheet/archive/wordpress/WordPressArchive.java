package broadsheet.archive.wordpress;

import broadsheet.archive.Archive;
import broadsheet.archive.Metadata;
import broadsheet.archive.Note;
import broadsheet.archive.OldUrl;
import broadsheet.archive.PictureSearch;
import broadsheet.archive.SourceDocument;
import broadsheet.archive.SourceDocument.Kind;
import broadsheet.archive.SourceText;
import broadsheet.archive.SourceText.Syntax;
import broadsheet.archive.Values;
import broadsheet.archive.wordpress.ItemSpans.Span;
import broadsheet.validation.FieldError;
import broadsheet.validation.ValidationException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** Reads an export of WordPress. */
public final class WordPressArchive {
    private static final Pattern SITE =
            Pattern.compile("<(?:link|wp:base_blog_url|wp:base_site_url)>\\s*(?:<!\\[CDATA\\[)?(https?://[^<\\]\\s]+)");

    private final ItemSpans spans;
    private final PictureSearch pictures;
    private final OldAddresses addresses;
    private final Set<String> hosts = new HashSet<>();
    private final Attachments attachments = new Attachments();
    private final ReusableBlocks blocks;
    private final Subscriptions subscriptions = new Subscriptions();
    private final SortedMap<String, Integer> others = new TreeMap<>();
    private final List<SourceDocument> documents = new ArrayList<>();
    private final SortedMap<String, List<FieldError>> refused = new TreeMap<>();
    private final WordPressListings listings;
    private final Bylines bylines;
    private int comments;

    private WordPressArchive(ItemSpans spans, PictureSearch pictures, Optional<String> base) {
        this.spans = spans;
        this.pictures = pictures;
        this.addresses = base.map(OldAddresses::new).orElseGet(() -> OldAddresses.of(spans.head()));
        this.blocks = new ReusableBlocks(spans);
        this.listings = new WordPressListings(spans.head());
        this.bylines = new Bylines(spans.head(), listings);
    }

    /**
     * Reads an export.
     *
     * @param pictures where its media are
     * @param base the path below which the site was; empty for what the export says
     * @throws IOException if the file cannot be read
     */
    public static Archive read(Path file, PictureSearch pictures, Optional<String> base) throws IOException {
        return new WordPressArchive(ItemSpans.of(file), pictures, base).read();
    }

    private Archive read() throws IOException {
        head();
        Map<Span, WxrItem> items = new LinkedHashMap<>();
        for (Span span : spans.spans()) {
            try {
                String xml = spans.read(span);
                WxrItem item = ItemParser.parse(xml, span.line());
                if (item.type().equals("attachment")) {
                    attachments.add(item);
                    item.text("wp:attachment_url").ifPresent(this::host);
                } else if (item.type().equals("wp_block")) {
                    blocks.add(item.id(), span);
                } else {
                    if (item.type().equals("guest-author")) {
                        bylines.add(item);
                    }
                    subscriptions.add(item);
                    item.forgetTexts();
                    items.put(span, item);
                }
            } catch (ValidationException broken) {
                refused.put(spans.named(span), broken.errors());
            }
        }
        for (Map.Entry<Span, WxrItem> item : items.entrySet()) {
            try {
                document(item.getValue(), item.getKey());
            } catch (ValidationException invalid) {
                refused.put(spans.named(item.getKey()), invalid.errors());
            }
        }
        List<String> leftOut = new ArrayList<>();
        others.forEach((type, count) -> leftOut.add(count + " of type " + type));
        if (comments > 0) {
            leftOut.add(comments + " comments");
        }
        return new Archive(
                "wordpress", hosts, addresses.base(), documents, pictures, listings.listings(), leftOut, refused);
    }

    private void head() {
        SITE.matcher(spans.head())
                .results()
                .map(found -> found.group(1))
                .filter(url -> !url.contains("//wordpress.com"))
                .forEach(this::host);
    }

    static String element(String xml, String name) {
        Matcher found = Pattern.compile("(?s)<" + name + ">\\s*(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?\\s*</" + name + ">")
                .matcher(xml);
        return found.find() ? plain(found.group(1)) : "";
    }

    static String plain(String html) {
        // A space that does not break stays one.
        return Jsoup.parseBodyFragment(html.replace('\u00A0', '\uE000'))
                .text()
                .replace('\uE000', '\u00A0')
                .strip();
    }

    private void host(String url) {
        List<String> found = OldUrl.parsed(url).map(OldUrl::hosts).orElse(List.of());
        hosts.addAll(found);
        found.stream()
                .limit(1)
                .map(host -> host.replace(".wordpress.com", ".files.wordpress.com"))
                .forEach(hosts::add);
    }

    private void document(WxrItem item, Span span) {
        Optional<Note> forSubscribers = subscriptions.note(item);
        Optional<Kind> kind = kind(item, forSubscribers.isPresent());
        if (kind.isEmpty()) {
            others.merge(
                    item.type() + (item.type().matches("post|page") ? " that is " + item.status() : ""),
                    1,
                    Integer::sum);
            return;
        }
        if (kind.get() == Kind.PAGE
                && item.text("link").flatMap(OldUrl::path).filter("/"::equals).isPresent()) {
            others.merge("page that is the home page", 1, Integer::sum);
            return;
        }
        comments += item.comments();
        item.categories().forEach(category -> listings.add(category, bylines));
        List<Note> notes = new ArrayList<>();
        item.unread().forEach(name -> notes.add(new Note(Note.Kind.LEFT_OUT, name)));
        if (item.comments() > 0) {
            notes.add(new Note(Note.Kind.LEFT_OUT, item.comments() + " comments"));
        }
        if (item.type().equals("page") && kind.get() == Kind.DRAFT) {
            notes.add(new Note(Note.Kind.TO_CHECK, "was a page: it is kept as a draft of an article"));
        }
        forSubscribers.ifPresent(notes::add);
        if (item.text("wp:post_password").isPresent()) {
            notes.add(new Note(Note.Kind.TO_CHECK, "has a password: it is kept as a draft"));
        }
        String name = item.text("wp:post_name").map(WordPressArchive::decoded).orElse("");
        Optional<String> title = item.text("title").map(WordPressArchive::plain).filter(text -> !text.isEmpty());
        documents.add(new SourceDocument(
                item.type() + " " + item.id() + " (" + title.orElse(name) + ")",
                kind.get(),
                data(item, title, notes),
                name.isEmpty() ? title.orElse(item.type() + "-" + item.id()) : name,
                Optional.empty(),
                addresses.of(item, attachments.pages(item.id())),
                List.of(),
                () -> text(item.id(), span),
                notes));
    }

    private static Optional<Kind> kind(WxrItem item, boolean isForSubscribers) {
        boolean isPage = item.type().equals("page");
        if (!isPage && !item.type().equals("post")) {
            return Optional.empty();
        }
        boolean isHidden = isForSubscribers || item.text("wp:post_password").isPresent();
        return switch (item.status()) {
            case "publish" -> Optional.of(isHidden ? Kind.DRAFT : isPage ? Kind.PAGE : Kind.ARTICLE);
            // An article is published at its date. A static page has none.
            case "future" -> Optional.of(isHidden || isPage ? Kind.DRAFT : Kind.ARTICLE);
            case "draft", "pending", "private" -> Optional.of(Kind.DRAFT);
            default -> Optional.empty();
        };
    }

    private Metadata data(WxrItem item, Optional<String> title, List<Note> notes) {
        Optional<String> date =
                item.date("wp:post_date_gmt").map(gmt -> gmt + "Z").or(() -> item.date("wp:post_date"));
        return new Metadata(
                title,
                item.text("excerpt:encoded").map(WordPressArchive::plain).orElse(""),
                item.named("category").stream()
                        .map(WordPressArchive::plain)
                        .filter(name -> !name.equalsIgnoreCase("Uncategorized"))
                        .toList(),
                item.named("post_tag").stream().map(WordPressArchive::plain).toList(),
                bylines.of(item),
                date,
                Optional.empty(),
                item.text("wp:is_sticky").filter("1"::equals).isPresent(),
                attachments.lead(item, notes),
                item.text("wp:comment_status").filter("closed"::equals).isPresent(),
                Map.of());
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return name;
        }
    }

    private SourceText text(String id, Span span) throws IOException {
        WxrItem item = ItemParser.parse(spans.read(span), span.line());
        String html = item.text("content:encoded").orElse("");
        List<Note> notes = new ArrayList<>();
        return new SourceText(
                attachments.galleries(blocks.in(html, notes), id, notes) + WordPressFootnotes.html(item),
                Syntax.WORDPRESS,
                0,
                Values.none(),
                notes);
    }
}
