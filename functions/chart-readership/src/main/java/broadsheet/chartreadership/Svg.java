package broadsheet.chartreadership;

import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A builder for an SVG 2 document of bars, lines and text, in the site's light and dark colours. Browsers apply the
 * style because template.yaml allows its hash.
 */
final class Svg {
    private static final String STYLE = """
        text{font:400 13px system-ui,sans-serif;fill:#5d5b56}
        .head{font-weight:600;font-size:14px;fill:#1b1b1a}
        rect{fill:#8a1c1c}
        polyline{fill:none;stroke-width:1;stroke:#dedbd3}
        .average{stroke:#1b1b1a;stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round}
        @media(prefers-color-scheme:dark){text{fill:#a8a59e}.head{fill:#e9e7e2}rect{fill:#f0a8a0}polyline{stroke:#34353a}.average{stroke:#e9e7e2}}
        """;

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    /** Starts a document. Width and height are in user units; the description is the text alternative. */
    Svg(int width, int height, String title, String description) {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartElement("svg");
            xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
            attributes("viewBox", "0 0 " + width + " " + height, "width", "" + width, "height", "" + height);
            attributes("role", "img", "aria-labelledby", "title description");
            element("title", title, "id", "title");
            element("desc", description, "id", "description");
            element("style", STYLE);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void text(int x, int y, String anchor, boolean head, String words) {
        write("text", words, "x", "" + x, "y", "" + y, "text-anchor", anchor, "class", head ? "head" : "");
    }

    void bar(int x, int y, int width, int height) {
        write("rect", "", "x", "" + x, "y", "" + y, "width", "" + width, "height", "" + height);
    }

    void line(String name, List<Integer> xs, List<Integer> ys) {
        String points = IntStream.range(0, xs.size())
                .mapToObj(i -> xs.get(i) + "," + ys.get(i))
                .collect(Collectors.joining(" "));
        write("polyline", "", "class", name, "points", points);
    }

    /** Ends the document and returns it. */
    String end() {
        try {
            xml.writeEndElement();
            xml.close();
            return text.toString();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void write(String name, String words, String... attributes) {
        try {
            element(name, words, attributes);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void element(String name, String words, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        attributes(attributes);
        xml.writeCharacters(words);
        xml.writeEndElement();
    }

    private void attributes(String... namesAndValues) throws XMLStreamException {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!namesAndValues[i + 1].isEmpty()) {
                xml.writeAttribute(namesAndValues[i], namesAndValues[i + 1]);
            }
        }
    }
}
