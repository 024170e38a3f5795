package broadsheet.syndication;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Documents as parsers that are not the project's own understand them. */
final class Parsed {
    private Parsed() {}

    static Document xml(String document) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var parser = factory.newDocumentBuilder();
            parser.setErrorHandler(new Strict());
            return parser.parse(new InputSource(new StringReader(document)));
        } catch (SAXException | IOException | ParserConfigurationException malformed) {
            throw new AssertionError(document, malformed);
        }
    }

    static JsonObject json(String document) {
        try (var reader = Json.createReader(new StringReader(document))) {
            return reader.readObject();
        }
    }

    static Schema xsd(String... schemas) {
        try {
            return SchemaFactory.newDefaultInstance()
                    .newSchema(List.of(schemas).stream()
                            .map(schema -> new StreamSource(new StringReader(schema)))
                            .toArray(StreamSource[]::new));
        } catch (SAXException wrong) {
            throw new AssertionError("the schema is none", wrong);
        }
    }

    /** The document, which must be valid. */
    static Document xml(String document, Schema schema) {
        try {
            var validator = schema.newValidator();
            validator.setErrorHandler(new Strict());
            validator.validate(new StreamSource(new StringReader(document)));
            return xml(document);
        } catch (SAXException | IOException invalid) {
            throw new AssertionError(invalid.getMessage() + "\n" + document, invalid);
        }
    }

    /** The texts of the elements with this name, wherever they stand. */
    static List<String> texts(Document document, String name) {
        return elements(document.getDocumentElement(), name).stream()
                .map(Element::getTextContent)
                .toList();
    }

    /** The elements with this local name below the element. */
    static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagNameNS("*", name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Element.class::cast)
                .toList();
    }

    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
