package broadsheet.archive.folder;

import broadsheet.archive.Metadata;
import broadsheet.archive.Metadata.Image;
import broadsheet.archive.Values;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/**
 * Reads the front matter of site generators. It knows the fields that Jekyll, Hugo, Eleventy and their usual themes give
 * a meaning.
 *
 * @param zone the zone of dates without an offset
 * @param authors the names of authors by their ids, from the site's data files
 * @param spaced whether a text of tags or categories is parted at its spaces, as Jekyll does
 */
record GeneratorFields(Optional<ZoneId> zone, Map<String, String> authors, boolean spaced) {
    /** Fields that say how the other system shows a document. Nobody misses them. */
    private static final Set<String> OF_THE_SYSTEM = Set.of(
            "layout",
            "type",
            "permalink",
            "url",
            "aliases",
            "redirect_from",
            "slug",
            "draft",
            "published",
            "toc",
            "weight",
            "excerpt_separator",
            "eleventyExcludeFromCollections",
            "templateEngineOverride",
            "tumblr_url",
            "math",
            "mathjax",
            "sidebar",
            "classes",
            "linkTitle",
            "date");

    Metadata read(Values fields, Optional<String> date) {
        Map<String, List<String>> more = new LinkedHashMap<>();
        for (String name : List.of("kind", "correction", "formerly", "translations")) {
            List<String> texts = fields.texts(name);
            if (!texts.isEmpty()) {
                more.put(name, texts);
            }
        }
        fields.text("language", "lang", "locale").ifPresent(tag -> more.put("language", List.of(tag)));
        String dek = fields.text("dek", "excerpt", "description", "summary", "subtitle", "lead", "abstract")
                .map(GeneratorFields::plain)
                .orElse("");
        List<String> categories = Stream.concat(
                        fields.texts("section").stream(), split(fields, "category", "categories").stream())
                .distinct()
                .toList();
        Optional<String> updated = fields.text("updated", "last_modified_at", "lastmod", "modified", "last_updated")
                .flatMap(text -> SourceDate.of(text, zone))
                .map(SourceDate::written);
        boolean featured =
                Stream.of("featured", "sticky", "pinned").filter(fields::isTrue).count() > 0;
        boolean closed = fields.isFalse("comments")
                || fields.text("discussion").filter("closed"::equals).isPresent();
        var data = new Metadata(
                fields.text("title").map(GeneratorFields::plain),
                dek,
                categories,
                split(fields, "tags", "tag", "keywords"),
                bylines(fields),
                date,
                updated,
                featured,
                image(fields),
                closed,
                more);
        fields.ignore(OF_THE_SYSTEM);
        return data;
    }

    /** A text without markup: titles may have entities and elements. */
    static String plain(String text) {
        String one = text.replaceAll("\\s+", " ").strip();
        return one.matches(".*</?[a-zA-Z][^>]*>.*")
                ? Jsoup.parseBodyFragment(one).text()
                : Parser.unescapeEntities(one, false);
    }

    private List<String> split(Values fields, String... names) {
        Set<String> found = new LinkedHashSet<>();
        for (String name : names) {
            List<String> texts = fields.texts(name);
            boolean plural = name.endsWith("s");
            for (String text : texts) {
                if (texts.size() == 1 && text.contains(",")) {
                    Arrays.stream(text.split(","))
                            .map(String::strip)
                            .filter(part -> !part.isEmpty())
                            .forEach(found::add);
                } else if (texts.size() == 1 && spaced && plural && !name.equals("keywords")) {
                    found.addAll(Arrays.asList(text.split("\\s+")));
                } else {
                    found.add(text);
                }
            }
            if (!found.isEmpty() && name.equals("tags")) {
                break;
            }
        }
        return List.copyOf(found);
    }

    private List<String> bylines(Values fields) {
        List<String> named = new ArrayList<>();
        for (String name : List.of("authors", "author")) {
            List<Values> mappings = fields.mappings(name);
            mappings.forEach(author -> author.text("name", "title", "id").ifPresent(named::add));
            if (mappings.isEmpty()) {
                fields.texts(name).stream()
                        .map(id -> authors.getOrDefault(id, id))
                        .forEach(named::add);
            }
        }
        return named.stream().map(GeneratorFields::plain).distinct().toList();
    }

    private static Optional<Image> image(Values fields) {
        String alt =
                fields.text("image_alt", "alt", "imageAlt", "thumbnail_alt").orElse("");
        String credit = fields.text("image_credit", "credit", "imageCredit", "photo_credit")
                .orElse("");
        return Stream.of(
                        "image",
                        "hero",
                        "cover",
                        "header",
                        "featured_image",
                        "featuredImage",
                        "feature_image",
                        "banner",
                        "thumbnail",
                        "og_image",
                        "images")
                .flatMap(name -> image(fields, name, alt, credit).stream())
                .findFirst();
    }

    private static Optional<Image> image(Values fields, String name, String alt, String credit) {
        List<Values> mappings = fields.mappings(name);
        if (mappings.isEmpty()) {
            return fields.texts(name).stream().findFirst().map(path -> new Image(path, alt, credit));
        }
        Values mapping = mappings.getFirst();
        return mapping.text("path", "src", "file", "url", "image", "overlay_image", "teaser", "feature")
                .map(path -> new Image(
                        path,
                        mapping.text("alt", "image_alt", "image_description").orElse(alt),
                        mapping.text("credit", "attribution")
                                .map(GeneratorFields::plain)
                                .orElse(credit)));
    }
}
