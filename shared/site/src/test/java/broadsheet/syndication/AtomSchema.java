package broadsheet.syndication;

import com.thaiopensource.relaxng.jaxp.CompactSyntaxSchemaFactory;
import java.io.StringReader;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import org.xml.sax.SAXException;

/**
 * What RFC 4287 demands of the elements that the feeds use, as a RELAX NG schema. It is stricter than the RFC where the
 * site is: nothing but these elements, times in UTC.
 */
final class AtomSchema {
    private static final String RULES = """
        default namespace = "http://www.w3.org/2005/Atom"

        start = element feed {
          attribute xml:lang { xsd:language },
          (id & title & updated & link+ & Entry*)
        }

        # 4.1.2: one id, title and updated; an author, as the feed has none; at most one content, published, summary.
        Entry = element entry {
          id & title & updated & published? & link+ & author+ & category* & summary? & content
        }

        # 4.2.6 and 4.2.7: absolute addresses.
        absolute = xsd:anyURI { pattern = "https?://[^/]+/.*" }
        id = element id { absolute | xsd:anyURI { pattern = "urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}" } }
        link = element link {
          attribute rel { "self" | "alternate" },
          attribute type { xsd:string { pattern = "[a-z]+/[a-z+]+" } },
          attribute href { absolute }
        }

        # 3.3: RFC 3339 with an upper-case T and Z.
        date = xsd:dateTime { pattern = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ" }
        updated = element updated { date }
        published = element published { date }

        # 3.1: text without a type is plain, and has no child elements.
        title = element title { text }
        summary = element summary { text }
        content = element content { attribute type { "html" }, text }

        # 3.2: one name, not more than one uri.
        author = element author { element name { xsd:string { minLength = "1" } } & element uri { absolute }? }
        category = element category {
          attribute scheme { absolute },
          attribute term { xsd:string { minLength = "1" } },
          attribute label { text }
        }
        """;

    private AtomSchema() {}

    static Schema schema() {
        try {
            return new CompactSyntaxSchemaFactory().newSchema(new StreamSource(new StringReader(RULES)));
        } catch (SAXException wrong) {
            throw new AssertionError("the schema is none", wrong);
        }
    }
}
