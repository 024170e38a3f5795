package broadsheet.syndication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Article;
import broadsheet.article.Listing;
import broadsheet.article.Slug;
import broadsheet.article.Summary;
import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinkedDataTest {
    private static final Article ARTICLE =
            Samples.corrected("one", "It said <two>.").article();
    private static final List<Summary> ENTRIES =
            List.of(Samples.article("two", Samples.ODD).article().summary(), ARTICLE.summary());

    /** As much of schema.org's own context as the graphs need: where terms are defined, and which hold addresses. */
    private static final String CONTEXT = """
        {"@context": {"@vocab": "http://schema.org/", "url": {"@type": "@id"}, "item": {"@type": "@id"}, "image": {"@type": "@id"}}}
        """;

    @Test
    void articleIsNewsArticleWithAllKnownProperties() {
        JsonObject news = node(
                LinkedData.article(Samples.SITE, ARTICLE, Optional.of("https://example.org/a.png")), "NewsArticle");

        assertEquals("https://example.org/articles/one#article", news.getString("@id"));
        assertEquals(
                "https://example.org/articles/one",
                news.getJsonObject("mainEntityOfPage").getString("@id"));
        assertEquals("A title", news.getString("headline"));
        assertEquals("The <dek> & its signs.", news.getString("description"));
        assertEquals("2025-02-01T09:00:00Z", news.getString("datePublished"));
        assertEquals("2025-02-03T10:30:00Z", news.getString("dateModified"));
        assertEquals("Science & more", news.getString("articleSection"));
        assertEquals(List.of("Open <data>"), news.getJsonArray("keywords").getValuesAs(JsonString::getString));
        assertEquals(480, news.getInt("wordCount"));
        assertEquals("PT3M", news.getString("timeRequired"));
        assertTrue(news.getBoolean("isAccessibleForFree"));
        assertEquals("https://example.org/a.png", news.getString("image"));
        assertEquals("It said <two>.", news.getJsonObject("correction").getString("text"));
        JsonObject publisher = news.getJsonObject("publisher");
        assertEquals("Organization", publisher.getString("@type"));
        assertEquals("A <Site> & more", publisher.getString("name"));
        JsonObject citation = news.getJsonArray("citation").getJsonObject(0);
        assertEquals("CreativeWork", citation.getString("@type"));
        assertEquals("On \"titles\"", citation.getString("name"));
        assertEquals("https://example.net/?a=1&b=2", citation.getString("url"));
        assertEquals("A & B", citation.getJsonObject("publisher").getString("name"));
    }

    @Test
    void unknownPropertiesOfAnArticleAreOmitted() {
        JsonObject news = node(
                LinkedData.article(Samples.SITE, Samples.article("one", "One").article(), Optional.empty()),
                "NewsArticle");

        assertFalse(news.containsKey("image"));
        assertFalse(news.containsKey("correction"));
    }

    @Test
    void knownDesksAreOrganizationsAndOtherAuthorsPersons() {
        JsonArray authors = node(LinkedData.article(Samples.SITE, ARTICLE, Optional.empty()), "NewsArticle")
                .getJsonArray("author");

        assertEquals(
                List.of(
                        "Organization The Newsroom https://example.org/authors/newsroom/",
                        "Organization Science Desk https://example.org/authors/science-desk/",
                        "Person A Columnist https://example.org/authors/a-columnist/",
                        "Person Guest <Desk> https://example.org/authors/guest-desk/"),
                authors.getValuesAs(JsonObject.class).stream()
                        .map(author -> "%s %s %s"
                                .formatted(
                                        author.getString("@type"), author.getString("name"), author.getString("url")))
                        .toList());
    }

    @Test
    void theWayToAnArticleIsHomeSectionKind() {
        assertEquals(
                List.of(
                        "1 Home https://example.org/",
                        "2 Science & more https://example.org/sections/science/",
                        "3 Analysis https://example.org/sections/science/analysis/"),
                breadcrumbs(LinkedData.article(Samples.SITE, ARTICLE, Optional.empty())));
    }

    @Test
    void aListingIsACollectionOfItsArticlesInTheirOrder() {
        String graph = LinkedData.listing(
                Samples.SITE,
                new Listing.OfSectionAndKind(new Slug("science"), new Slug("analysis")),
                "Analysis in Science",
                "All of it.",
                ENTRIES);
        JsonObject page = node(graph, "CollectionPage");

        assertEquals("https://example.org/sections/science/analysis/", page.getString("url"));
        assertEquals("Analysis in Science", page.getString("name"));
        assertEquals("All of it.", page.getString("description"));
        JsonArray items = page.getJsonObject("mainEntity").getJsonArray("itemListElement");
        assertEquals(2, items.size());
        assertEquals(1, items.getJsonObject(0).getInt("position"));
        assertEquals("https://example.org/articles/two", items.getJsonObject(0).getString("url"));
        assertEquals(Samples.ODD_AS_READ, items.getJsonObject(0).getString("name"));
        assertEquals(
                List.of(
                        "1 Home https://example.org/",
                        "2 Science & more https://example.org/sections/science/",
                        "3 Analysis in Science https://example.org/sections/science/analysis/"),
                breadcrumbs(graph));
    }

    @Test
    void aMonthOfAListingIsOneStepFurther() {
        var science = new Listing.OfSection(new Slug("science"));
        List<Crumb> way = new ArrayList<>(Crumb.to(Samples.SITE, science, "Science & more"));
        way.add(new Crumb("February 2025", "/sections/science/2025-02/"));
        String graph = LinkedData.collection(Samples.SITE, way, "", ENTRIES);

        assertEquals(
                "https://example.org/sections/science/2025-02/",
                node(graph, "CollectionPage").getString("url"));
        assertEquals(
                List.of(
                        "1 Home https://example.org/",
                        "2 Science & more https://example.org/sections/science/",
                        "3 February 2025 https://example.org/sections/science/2025-02/"),
                breadcrumbs(graph));
    }

    @Test
    void theHomePageIsTheSiteItsPublisherAndItsNewestArticles() {
        String graph = LinkedData.home(Samples.SITE, ENTRIES);

        assertEquals("A <Site> & more", node(graph, "WebSite").getString("name"));
        assertEquals(
                node(graph, "Organization").getString("@id"),
                node(graph, "WebSite").getJsonObject("publisher").getString("@id"));
        assertEquals("https://example.org/", node(graph, "CollectionPage").getString("url"));
        assertThrows(
                IllegalArgumentException.class,
                () -> LinkedData.listing(Samples.SITE, new Listing.All(), "Home", "", ENTRIES));
    }

    @Test
    void anAuthorsPageIsTheirProfile() {
        JsonObject page = node(
                LinkedData.listing(
                        Samples.SITE, new Listing.OfAuthor(new Slug("newsroom")), "The Newsroom", "Writes.", ENTRIES),
                "ProfilePage");

        assertEquals("Organization", page.getJsonObject("mainEntity").getString("@type"));
        assertEquals("The Newsroom", page.getJsonObject("mainEntity").getString("name"));
        assertEquals(
                List.of("https://example.org/articles/two", "https://example.org/articles/one"),
                page.getJsonArray("hasPart").getValuesAs(JsonObject.class).stream()
                        .map(part -> part.getString("url"))
                        .toList());
        assertEquals("Writes.", page.getJsonObject("mainEntity").getString("description"));
        assertEquals(
                node(LinkedData.article(Samples.SITE, ARTICLE, Optional.empty()), "NewsArticle")
                        .getJsonArray("author")
                        .getJsonObject(0)
                        .getString("@id"),
                page.getJsonObject("mainEntity").getString("@id"));
    }

    @Test
    void personIsDescribedByRolePortraitAndPagesElsewhere() {
        JsonObject person = node(
                        LinkedData.listing(
                                Samples.SITE,
                                new Listing.OfAuthor(new Slug("a-columnist")),
                                "A Columnist",
                                "Writes.",
                                ENTRIES),
                        "ProfilePage")
                .getJsonObject("mainEntity");
        assertEquals("Person", person.getString("@type"));
        assertEquals("Columnist", person.getString("jobTitle"));
        assertEquals(
                "[\"https://example.org/@c\"]", person.getJsonArray("sameAs").toString());
        assertEquals(
                "https://example.org/images/" + "c".repeat(64) + "/640.webp",
                person.getJsonObject("image").getString("url"));
        assertEquals(480, person.getJsonObject("image").getInt("height"));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void aGraphStandsInAScriptElementAsItIs(String graph) {
        assertFalse(graph.matches("(?s).*[<>&\u2028\u2029].*"), graph);
        var page = Jsoup.parse("<script type=\"application/ld+json\">" + graph + "</script><p>after</p>");

        assertEquals(Parsed.json(graph), Parsed.json(page.expectFirst("script").data()));
        assertEquals("after", page.text());
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void aProcessorOfLinkedDataUnderstandsEveryTerm(String graph) throws JsonLdError {
        JsonArray expanded = JsonLd.expand(JsonDocument.of(new StringReader(graph)))
                .loader((address, options) -> {
                    assertEquals("https://schema.org", address.toString());
                    return JsonDocument.of(new StringReader(CONTEXT));
                })
                .get();

        assertFalse(expanded.isEmpty());
        expanded.forEach(LinkedDataTest::assertAbsolute);
        assertEquals(
                count(Parsed.json(graph), "@graph"), expanded.size(), "each node of the graph stands for something");
    }

    static Stream<String> graphs() {
        return Stream.of(
                LinkedData.article(Samples.SITE, ARTICLE, Optional.of("https://example.org/a.png")),
                LinkedData.article(
                        Samples.SITE, Samples.article("odd", Samples.ODD).article(), Optional.empty()),
                LinkedData.home(Samples.SITE, ENTRIES),
                LinkedData.home(Samples.SITE, List.of()),
                LinkedData.listing(
                        Samples.SITE, new Listing.OfTag(new Slug("open-data")), Samples.ODD, Samples.ODD, ENTRIES),
                LinkedData.listing(Samples.SITE, new Listing.OfAuthor(new Slug("a-columnist")), "A", "", List.of()),
                LinkedData.webPage(Samples.SITE, new Crumb(Samples.ODD, "/about"), Samples.ODD, Samples.UPDATED),
                LinkedData.listing(Samples.SITE, new Listing.OfAuthor(new Slug("guest-desk")), "A", "", List.of()));
    }

    private static int count(JsonObject graph, String name) {
        return graph.getJsonArray(name).size();
    }

    /** Everything that names something does so by an address, of this site or of schema.org or of a source. */
    private static void assertAbsolute(JsonValue value) {
        switch (value) {
            case JsonObject object ->
                object.forEach((name, member) -> {
                    assertTrue(name.startsWith("@") || name.startsWith("http://schema.org/"), name);
                    if (name.equals("@id")) {
                        assertTrue(((JsonString) member).getString().startsWith("https://example."), member::toString);
                    }
                    assertAbsolute(member);
                });
            case JsonArray array -> array.forEach(LinkedDataTest::assertAbsolute);
            default -> {
                // A text or a number, which may say anything.
            }
        }
    }

    private static List<String> breadcrumbs(String graph) {
        return node(graph, "BreadcrumbList").getJsonArray("itemListElement").getValuesAs(JsonObject.class).stream()
                .map(step ->
                        "%d %s %s".formatted(step.getInt("position"), step.getString("name"), step.getString("item")))
                .toList();
    }

    private static JsonObject node(String graph, String type) {
        JsonObject document = Parsed.json(graph);
        assertEquals("https://schema.org", document.getString("@context"));
        return document.getJsonArray("@graph").getValuesAs(JsonObject.class).stream()
                .filter(node -> node.getString("@type").equals(type))
                .findFirst()
                .orElseThrow();
    }
}
