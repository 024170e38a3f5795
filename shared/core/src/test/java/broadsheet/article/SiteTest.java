package broadsheet.article;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SiteTest {
    private static final Label ESSAY = new Label(slug("essay"), "Essay");
    private static final Site SITE = site("science", slug("physics"), slug("nature"));

    @Test
    void listingOfAFormerNameIsThatOfThePresentOne() {
        assertEquals(new Listing.OfSection(slug("science")), SITE.present(new Listing.OfSection(slug("physics"))));
        assertEquals(
                new Listing.OfSectionAndKind(slug("science"), slug("essay")),
                SITE.present(new Listing.OfSectionAndKind(slug("nature"), slug("study"))));
        assertEquals(new Listing.OfKind(slug("essay")), SITE.present(new Listing.OfKind(slug("study"))));
        assertEquals(new Listing.OfAuthor(slug("desk")), SITE.present(new Listing.OfAuthor(slug("newsroom"))));
    }

    @Test
    void listingThatWasNeverRenamedIsItself() {
        for (Listing listing : List.of(
                new Listing.All(),
                new Listing.OfSection(slug("science")),
                new Listing.OfSection(slug("study")),
                new Listing.OfTag(slug("physics")),
                new Listing.OfAuthor(slug("physics")),
                new Listing.OfKind(slug("newsroom")))) {
            assertEquals(listing, SITE.present(listing));
        }
    }

    @Test
    void documentsMayNameAKindOrAnAuthorByAFormerName() {
        assertEquals(ESSAY, SITE.kind(new Label(slug("study"), "study")));
        assertEquals(ESSAY, SITE.kind(new Label(slug("essay"), "ESSAY")));
        Label other = new Label(slug("news"), "News");
        assertEquals(other, SITE.kind(other));
        assertEquals(new Label(slug("desk"), "Desk"), SITE.byline(new Label(slug("newsroom"), "Newsroom")));
    }

    /** A closed live coverage keeps the id that its section had. */
    @Test
    void formerSectionIsCalledAsThePresentOneAndARemovedOneByItsId() {
        assertEquals("A section", SITE.sectionName(slug("physics")));
        assertEquals("culture", SITE.sectionName(slug("culture")));
    }

    @Test
    void onlyTheNewestRetiredNamesAreKnown() {
        Site site = site("section-0");
        for (int i = 1; i <= Site.MAX_RETIRED + 2; i++) {
            site = site("section-" + i).after(site);
        }
        assertEquals(
                IntStream.rangeClosed(2, Site.MAX_RETIRED + 1)
                        .<Listing>mapToObj(i -> new Listing.OfSection(slug("section-" + i)))
                        .toList(),
                site.retired());
    }

    private static Site site(String section, Slug... formerly) {
        Site plain = Site.unconfigured();
        return new Site(
                plain.title(),
                plain.description(),
                plain.language(),
                plain.url(),
                Optional.empty(),
                plain.defaultKind(),
                plain.desk(),
                List.of(new Section(slug(section), "A section", "", "#000000", "#ffffff", List.of(formerly))),
                List.of(new Author(slug("desk"), "Desk", "", List.of(slug("newsroom")))),
                DiscussionSettings.USUAL,
                Site.UTC,
                List.of(new Kind(ESSAY, List.of(slug("study")))),
                List.of(),
                List.of(),
                Site.USUAL_LEAD_DAYS,
                plain.identity(),
                plain.menus(),
                plain.frontPage(),
                plain.embeds());
    }

    private static Slug slug(String text) {
        return new Slug(text);
    }
}
