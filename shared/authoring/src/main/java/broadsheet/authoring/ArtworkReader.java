package broadsheet.authoring;

import broadsheet.identity.Artwork;
import broadsheet.validation.FieldErrors;
import java.io.StringReader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a drawing and writes it anew, of allowed elements and attributes only. What programs for drawing add is left out; what
 * could run, load or say something is an error. Each instance reads one drawing.
 */
final class ArtworkReader {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final int MAX_ELEMENTS = 500;
    private static final int MAX_DEPTH = 20;
    private static final int BOX = 4;

    /** What the parser writes between the place of an error and its message. */
    private static final String MESSAGE = "Message: ";

    private static final Pattern SPACES = Pattern.compile("[\\s,]+");

    private static final Set<String> SHAPES = words("""
        svg g path rect circle ellipse line polyline polygon defs linearGradient radialGradient stop
        clipPath
        """);

    /** What says something about the drawing, and draws nothing. */
    private static final Set<String> REMARKS = Set.of("metadata", "title", "desc");

    private static final Set<String> ATTRIBUTES = words("""
        id d x y x1 y1 x2 y2 cx cy r rx ry fx fy width height points transform offset href
        gradientUnits gradientTransform spreadMethod clipPathUnits fill fill-opacity fill-rule stroke
        stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray
        stroke-dashoffset opacity clip-path clip-rule stop-color stop-opacity
        """);

    private static final Pattern ID = Pattern.compile("[A-Za-z_][\\w.-]{0,99}");
    private static final Pattern VALUE = Pattern.compile("[\\w #%.,:()+-]*");
    private static final Pattern REFERENCE = Pattern.compile("url\\(\\s*['\"]?([^'\")]*)['\"]?\\s*\\)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,7}(?:\\.\\d{1,9})?");
    private static final Pattern UNIT = Pattern.compile("px$");
    private static final Set<String> BLACK = Set.of("#000", "#000000", "black");

    private final String at;
    private final boolean isInk;
    private final FieldErrors errors;
    private final StringBuilder out = new StringBuilder();
    private final Set<String> refused = new LinkedHashSet<>();
    private double[] box = {};

    /**
     * Creates a reader.
     *
     * @param at where the settings have the drawing
     * @param isInk whether black stands for the colour of the text around it
     */
    ArtworkReader(String at, boolean isInk, FieldErrors errors) {
        this.at = at;
        this.isInk = isInk;
        this.errors = errors;
    }

    /** The cleaned drawing; empty if it has errors, which are reported. */
    Optional<Artwork> read(String svg) {
        try {
            write(parser(svg));
        } catch (XMLStreamException malformed) {
            refuse("is no SVG: " + firstLine(malformed));
        }
        if (refused.isEmpty() && out.length() > Artwork.MAX_LENGTH) {
            refuse("has %,d characters of shapes; at most %,d are allowed".formatted(out.length(), Artwork.MAX_LENGTH));
        }
        refused.forEach(error -> errors.add(at, error));
        return refused.isEmpty() ? Optional.of(new Artwork(out.toString(), box[2], box[3])) : Optional.empty();
    }

    private static XMLStreamReader parser(String svg) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new StringReader(svg));
    }

    private static String firstLine(XMLStreamException malformed) {
        String message = String.valueOf(malformed.getMessage());
        return message.substring(message.indexOf(MESSAGE) + MESSAGE.length())
                .lines()
                .findFirst()
                .orElse("");
    }

    private void write(XMLStreamReader xml) throws XMLStreamException {
        int depth = 0;
        int elements = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                boolean isOwn = SVG.equals(xml.getNamespaceURI());
                String name = xml.getLocalName();
                if (depth == 0 && !(isOwn && name.equals("svg"))) {
                    refuse("is no SVG: its first element is <" + name + ">, or lacks xmlns=\"" + SVG + "\"");
                    return;
                }
                if (!isOwn || REMARKS.contains(name)) {
                    skip(xml);
                    continue;
                }
                if (!SHAPES.contains(name) || (depth > 0 && name.equals("svg"))) {
                    refuse("has <" + name + ">, which a drawing here may not have" + advice(name));
                    skip(xml);
                    continue;
                }
                if (++elements > MAX_ELEMENTS || ++depth > MAX_DEPTH) {
                    refuse("has more than %d shapes, or more than %d in each other".formatted(MAX_ELEMENTS, MAX_DEPTH));
                    return;
                }
                open(name, attributes(xml));
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                out.append("</").append(xml.getLocalName()).append('>');
            } else if (event == XMLStreamConstants.DTD) {
                refuse("has a document type: leave out <!DOCTYPE …>");
            }
        }
    }

    private static String advice(String name) {
        return switch (name) {
            case "text", "tspan" -> ": convert text to paths";
            case "style" -> ": write fill=\"…\" at the shapes";
            case "use", "symbol" -> ": write the shape where it is used";
            default -> "";
        };
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }

    private void open(String name, Map<String, String> attributes) {
        out.append('<').append(name);
        if (name.equals("svg")) {
            viewBox(attributes);
            attributes.keySet().removeAll(Set.of("x", "y", "width", "height", "id"));
            out.append(" xmlns=\"")
                    .append(SVG)
                    .append("\" viewBox=\"")
                    .append(numbers())
                    .append('"');
            if (isInk) {
                attributes.putIfAbsent("fill", "currentColor");
            }
        }
        attributes.remove("viewBox");
        attributes.forEach((key, value) -> attribute(key, value.strip()));
        out.append('>');
    }

    private void attribute(String name, String value) {
        Matcher reference = REFERENCE.matcher(value);
        String shown = value;
        if (reference.find()) {
            shown = "url(" + target(reference.group(1)) + ")";
        } else if (name.equals("href")) {
            shown = target(value);
        } else if (name.equals("id")) {
            shown = own(value);
        } else if (isInk && BLACK.contains(value.toLowerCase(Locale.ROOT))) {
            shown = "currentColor";
        }
        if (!VALUE.matcher(shown).matches()) {
            refuse("has " + name + "=\"" + (value.length() > 40 ? value.substring(0, 40) + "…" : value)
                    + "\", which is no value here");
            return;
        }
        out.append(' ').append(name).append("=\"").append(shown).append('"');
    }

    private String target(String reference) {
        if (!reference.startsWith("#")) {
            refuse("refers to \"" + reference + "\": a drawing refers to nothing outside");
            return "";
        }
        return "#" + own(reference.substring(1));
    }

    /** An id of the drawing, which is none of the page's. */
    private String own(String id) {
        if (!ID.matcher(id).matches()) {
            refuse("has the id \"" + id + "\": an id is of letters and digits");
        }
        return "art_" + id;
    }

    /** The allowed attributes. Those of a style are attributes, too, because pages allow no styles. */
    private Map<String, String> attributes(XMLStreamReader xml) {
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String space = xml.getAttributeNamespace(i);
            String name = xml.getAttributeLocalName(i);
            String value = xml.getAttributeValue(i);
            boolean isPlain = space == null || space.isEmpty();
            if (name.toLowerCase(Locale.ROOT).startsWith("on")) {
                refuse("has " + name + ": a drawing runs nothing");
            } else if (isPlain && name.equals("style")) {
                for (String part : value.split(";", -1)) {
                    int colon = part.indexOf(':');
                    String property = colon < 0 ? "" : part.substring(0, colon).strip();
                    if (ATTRIBUTES.contains(property)) {
                        found.put(property, part.substring(colon + 1).strip());
                    }
                }
            } else if ((isPlain && (ATTRIBUTES.contains(name) || name.equals("viewBox")))
                    || (XLINK.equals(space) && name.equals("href"))) {
                found.put(name, value);
            }
        }
        return found;
    }

    private void viewBox(Map<String, String> attributes) {
        String text = attributes.getOrDefault(
                "viewBox",
                "0 0 " + UNIT.matcher(attributes.getOrDefault("width", "")).replaceAll("") + " "
                        + UNIT.matcher(attributes.getOrDefault("height", "")).replaceAll(""));
        String[] parts = SPACES.split(text.strip());
        box = parts.length == BOX && allNumbers(parts)
                ? Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray()
                : new double[] {0, 0, 0, 0};
        if (!(box[2] > 0) || !(box[3] > 0)) {
            refuse("has no viewBox: write viewBox=\"0 0 240 40\"");
        }
    }

    private static boolean allNumbers(String[] parts) {
        return Arrays.stream(parts).allMatch(part -> NUMBER.matcher(part).matches());
    }

    private String numbers() {
        return Arrays.stream(box)
                .mapToObj(
                        number -> number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number))
                .collect(Collectors.joining(" "));
    }

    private static Set<String> words(String text) {
        return Set.of(SPACES.split(text.strip()));
    }

    private void refuse(String error) {
        refused.add(error);
    }
}
