package broadsheet.syndication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.Slug;
import broadsheet.live.OpenCoverage;
import broadsheet.pages.Address;
import java.time.Instant;
import java.util.List;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class SitemapsTest {

    /** The rules of sitemaps.org and of Google for what the sitemaps use. */
    private static final Schema RULES = Parsed.xsd("""
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
                   targetNamespace="http://www.google.com/schemas/sitemap-news/0.9">
          <xs:element name="news">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="publication">
                  <xs:complexType>
                    <xs:sequence>
                      <xs:element name="name" type="xs:string"/>
                      <xs:element name="language">
                        <xs:simpleType>
                          <xs:restriction base="xs:string"><xs:pattern value="zh-cn|zh-tw|[a-z]{2,3}"/></xs:restriction>
                        </xs:simpleType>
                      </xs:element>
                    </xs:sequence>
                  </xs:complexType>
                </xs:element>
                <xs:element name="publication_date" type="xs:dateTime"/>
                <xs:element name="title" type="xs:string"/>
              </xs:sequence>
            </xs:complexType>
          </xs:element>
        </xs:schema>
        """, """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
                   xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9"
                   targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9">
          <xs:simpleType name="address">
            <xs:restriction base="xs:anyURI">
              <xs:pattern value="https?://[^/]+/.*"/>
              <xs:maxLength value="2047"/>
            </xs:restriction>
          </xs:simpleType>
          <xs:complexType name="place">
            <xs:sequence>
              <xs:element name="loc" type="s:address"/>
              <xs:element name="lastmod" type="xs:dateTime" minOccurs="0"/>
              <xs:any namespace="##other" processContents="strict" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
          <xs:element name="urlset">
            <xs:complexType>
              <xs:sequence><xs:element name="url" type="s:place" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
            </xs:complexType>
            <xs:unique name="once"><xs:selector xpath="s:url"/><xs:field xpath="s:loc"/></xs:unique>
          </xs:element>
          <xs:element name="sitemapindex">
            <xs:complexType>
              <xs:sequence><xs:element name="sitemap" type="s:place" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
            </xs:complexType>
            <xs:unique name="oncePerIndex"><xs:selector xpath="s:sitemap"/><xs:field xpath="s:loc"/></xs:unique>
          </xs:element>
        </xs:schema>
        """);

    @Test
    void sitemapNamesEachArticleAndWhenItLastChanged() {
        Document part = Parsed.xml(
                Sitemaps.of(
                        Samples.SITE,
                        List.of(
                                Sitemaps.Entry.of(
                                        Samples.article("one", "One").article().summary()),
                                new Sitemaps.Entry("/articles/two", Samples.PUBLISHED))),
                RULES);

        assertEquals("urlset", part.getDocumentElement().getLocalName());
        assertEquals(
                List.of("https://example.org/articles/one", "https://example.org/articles/two"),
                Parsed.texts(part, "loc"));
        assertEquals(List.of("2025-02-03T10:30:00Z", "2025-02-01T09:00:00Z"), Parsed.texts(part, "lastmod"));
    }

    @Test
    void theIndexNamesEachSitemap() {
        List<String> paths = List.of(new Address.OfNewestSitemap().path(), new Address.OfSitemap(1).path());
        Document index = Parsed.xml(Sitemaps.index(Samples.SITE, paths), RULES);

        assertEquals("sitemapindex", index.getDocumentElement().getLocalName());
        assertEquals(
                List.of(Samples.SITE.url() + "/sitemap-newest.xml", Samples.SITE.url() + "/sitemap-1.xml"),
                Parsed.texts(index, "loc"));
    }

    @Test
    void beforeTheFirstArticleThereIsAnEmptyIndex() {
        assertEquals(List.of(), Parsed.texts(Parsed.xml(Sitemaps.index(Samples.SITE, List.of()), RULES), "loc"));
    }

    @Test
    void theNewsNameTheirPublicationTheirDateAndTheirTitle() {
        Document news = Parsed.xml(
                Sitemaps.news(
                        Samples.SITE,
                        List.of(),
                        List.of(Samples.article("one", "One & all").article().summary())),
                RULES);

        assertEquals(List.of("https://example.org/articles/one"), Parsed.texts(news, "loc"));
        assertEquals(List.of("One & all"), Parsed.texts(news, "title"));
        assertEquals(List.of(Samples.SITE.title()), Parsed.texts(news, "name"));
        assertEquals(List.of("en"), Parsed.texts(news, "language"));
        assertEquals(List.of("2025-02-01T09:00:00Z"), Parsed.texts(news, "publication_date"));
    }

    @Test
    void openCoverageStaysInTheNewsSitemap() {
        var launch = new OpenCoverage(
                new Slug("a-launch"), "A <launch>", new Slug("science"), Instant.parse("2024-02-01T09:00:00Z"));
        Document news = Parsed.xml(Sitemaps.news(Samples.SITE, List.of(launch), List.of()), RULES);
        assertEquals(List.of("https://example.org/live/a-launch"), Parsed.texts(news, "loc"));
        assertEquals(List.of("A <launch>"), Parsed.texts(news, "title"));
        assertEquals(List.of("2024-02-01T09:00:00Z"), Parsed.texts(news, "publication_date"));
    }

    @Test
    void coveragesHaveASitemapOfTheirOwn() {
        Document live = Parsed.xml(Sitemaps.live(Samples.SITE, List.of(new Slug("a-launch"))), RULES);
        assertEquals(List.of("https://example.org/live/a-launch"), Parsed.texts(live, "loc"));
    }

    @Test
    void thereMayBeNoNews() {
        assertEquals(
                List.of(), Parsed.texts(Parsed.xml(Sitemaps.news(Samples.SITE, List.of(), List.of()), RULES), "loc"));
    }

    @Test
    void crawlersMayReadEverythingButTheApi() {
        assertEquals("""
            User-agent: *
            Allow: /
            Disallow: /api/

            Sitemap: https://example.org/sitemap.xml
            Sitemap: https://example.org/news-sitemap.xml
            """, Sitemaps.robots(Samples.SITE));
    }
}
