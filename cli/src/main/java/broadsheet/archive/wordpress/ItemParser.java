package broadsheet.archive.wordpress;

import broadsheet.archive.text.ArchiveXml;
import broadsheet.archive.wordpress.WxrItem.Category;
import broadsheet.validation.ValidationException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Parses the XML of one item. It reads no DTD and no external entity. */
final class ItemParser {
    private static final XMLInputFactory XML = ArchiveXml.factory();

    /** Characters that XML does not allow. WordPress exports them as they were typed. */
    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x{FFFE}\\x{FFFF}]|&#(?:x0*[0-8bBcCeEfF]|0*[0-8]);");

    /** Parts a text into pages. */
    private static final Pattern NEXT_PAGE = Pattern.compile("<!--nextpage-->");

    private static final Pattern PREFIX = Pattern.compile("</?([A-Za-z_][\\w-]*):");

    /** The custom field that an item has once for each name that it had before. */
    private static final String FORMER_SLUG = "_wp_old_slug";

    /** The custom field that an item has once for each day at which it was dated before. */
    private static final String FORMER_DATE = "_wp_old_date";

    private final Map<String, String> fields = new HashMap<>();
    private final List<Category> categories = new ArrayList<>();
    private final Map<String, String> meta = new HashMap<>();
    private final List<String> formerSlugs = new ArrayList<>();
    private final List<String> formerDates = new ArrayList<>();
    private final List<Map<String, String>> discussion = new ArrayList<>();

    private ItemParser() {}

    /**
     * Parses an item.
     *
     * @param item the item's element
     * @param line the number of its first line in the file
     * @throws ValidationException if it is no XML
     */
    static WxrItem parse(String item, int line) {
        // The prefixes are declared at the file's beginning, which is not parsed with the item.
        Set<String> prefixes = PREFIX.matcher(item)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(HashSet::new));
        // XML reserves these. Texts that were pasted from Word have <xml:namespace>.
        prefixes.removeAll(Set.of("xml", "xmlns"));
        String root = prefixes.stream()
                .map(prefix -> " xmlns:" + prefix + "=\"urn:" + prefix + "\"")
                .collect(Collectors.joining("", "<rss", ">"));
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(
                    new StringReader(root + FORBIDDEN.matcher(item).replaceAll("") + "</rss>"));
            var parser = new ItemParser();
            parser.read(reader);
            return new WxrItem(
                    parser.fields,
                    parser.categories,
                    parser.meta,
                    parser.formerSlugs,
                    parser.formerDates,
                    parser.discussion,
                    1
                            + (int) NEXT_PAGE
                                    .matcher(parser.fields.getOrDefault("content:encoded", ""))
                                    .results()
                                    .count());
        } catch (XMLStreamException malformed) {
            throw ValidationException.because(
                    "line " + (line + malformed.getLocation().getLineNumber() - 1), "is no XML: " + reason(malformed));
        }
    }

    private static String reason(XMLStreamException malformed) {
        String message = String.valueOf(malformed.getMessage());
        return message.replaceFirst("(?s)^.*?Message: ", "");
    }

    private void read(XMLStreamReader reader) throws XMLStreamException {
        int depth = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                // Within rss and item.
                if (depth == 3) {
                    element(reader);
                    depth--;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    private void element(XMLStreamReader reader) throws XMLStreamException {
        String name = name(reader);
        switch (name) {
            case "category" -> {
                String domain = Optional.ofNullable(reader.getAttributeValue(null, "domain"))
                        .orElse("category");
                String nicename = Optional.ofNullable(reader.getAttributeValue(null, "nicename"))
                        .orElse("");
                categories.add(
                        new Category(domain, nicename, reader.getElementText().strip()));
            }
            case "wp:postmeta" -> {
                Map<String, String> pair = children(reader);
                String key = pair.getOrDefault("wp:meta_key", "");
                String value = pair.getOrDefault("wp:meta_value", "");
                meta.put(key, value);
                if (key.equals(FORMER_SLUG) && !value.isBlank()) {
                    formerSlugs.add(value.strip());
                } else if (key.equals(FORMER_DATE)) {
                    formerDates.add(value.strip());
                }
            }
            case "wp:comment" -> discussion.add(children(reader));
            default -> fields.put(name, text(reader));
        }
    }

    /** The texts of an element's children; of nested ones nothing. */
    private static Map<String, String> children(XMLStreamReader reader) throws XMLStreamException {
        Map<String, String> children = new HashMap<>();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
                children.put(name(reader), text(reader));
            }
        }
        return children;
    }

    private static String text(XMLStreamReader reader) throws XMLStreamException {
        var text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    text.append(depth == 1 ? reader.getText() : "");
                default -> {
                    // Comments and instructions.
                }
            }
        }
        return text.toString();
    }

    private static String name(XMLStreamReader reader) {
        String prefix = reader.getPrefix();
        return prefix == null || prefix.isEmpty() ? reader.getLocalName() : prefix + ":" + reader.getLocalName();
    }
}
