package broadsheet.archive.text;

import javax.xml.stream.XMLInputFactory;

/** How the XML of an export is read: it resolves no entity, and nothing outside of the file. */
public final class ArchiveXml {
    private ArchiveXml() {}

    /** Creates a factory of readers without DTDs and external entities. A text is one event. */
    public static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
