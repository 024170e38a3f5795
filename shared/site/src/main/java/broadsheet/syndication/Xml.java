package broadsheet.syndication;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an XML document in which any text may stand. Names are given as the document spells them, with their prefix. */
final class Xml {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter out;

    private Xml(XMLStreamWriter out) {
        this.out = out;
    }

    /** What stands in a document. */
    @FunctionalInterface
    interface Content {
        void write(Xml xml) throws XMLStreamException;
    }

    /** A document, declared to be in UTF-8. */
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

    /** Begins an element; attributes are names and values by turns. */
    void start(String name, String... attributes) throws XMLStreamException {
        out.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], WellFormed.text(attributes[i + 1]));
        }
    }

    /** Ends the element that was begun last. */
    void end() throws XMLStreamException {
        out.writeEndElement();
    }

    /** An element that holds text. */
    void element(String name, String text, String... attributes) throws XMLStreamException {
        start(name, attributes);
        out.writeCharacters(WellFormed.text(text));
        end();
    }
}
