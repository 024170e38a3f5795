package broadsheet.syndication;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML documents and escapes all text. Names include their namespace prefix. */
final class Xml {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter out;

    private Xml(XMLStreamWriter out) {
        this.out = out;
    }

    /** Writes the content of a document. */
    @FunctionalInterface
    interface Content {
        void write(Xml xml) throws XMLStreamException;
    }

    /** Writes a document that declares UTF-8. */
    static String document(Content content) {
        var text = new StringWriter(4096);
        try {
            XMLStreamWriter out = FACTORY.createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            content.write(new Xml(out));
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a string takes everything", impossible);
        }
        return text.toString();
    }

    /** Opens an element; attributes alternate between names and values. */
    void start(String name, String... attributes) throws XMLStreamException {
        out.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], WellFormed.text(attributes[i + 1]));
        }
    }

    /** Closes the innermost open element. */
    void end() throws XMLStreamException {
        out.writeEndElement();
    }

    /** Writes an element that contains only text. */
    void element(String name, String text, String... attributes) throws XMLStreamException {
        start(name, attributes);
        out.writeCharacters(WellFormed.text(text));
        end();
    }
}
