package broadsheet.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.article.DiscussionSettings;
import broadsheet.article.Kind;
import broadsheet.article.Label;
import broadsheet.article.Listing;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.embed.EmbedService;
import broadsheet.embed.Embeds;
import broadsheet.validation.FieldError;
import broadsheet.validation.ValidationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteReaderTest {
    @Test
    void theSampleSiteIsOne() throws IOException {
        Path sample = Path.of(System.getProperty("broadsheet.root"), "content", "site.yaml");
        Site site = SiteReader.read(Files.readAllBytes(sample), Optional.of("http://localhost:8080/"));
        assertEquals("http://localhost:8080", site.url());
        assertEquals(
                List.of("ai-research", "science", "markets", "technology", "culture"),
                site.sections().stream().map(section -> section.id().value()).toList());
        assertEquals("Editorial Desk", site.desk().name());
    }

    @Test
    void everyErrorIsNamedAtOnce() {
        List<FieldError> errors = assertThrows(
                        ValidationException.class, () -> SiteReader.read("""
                            language: English, please
                            desk: nobody
                            colour: red
                            sections:
                              - id: Science
                                name: Science
                              - id: culture
                                name: Culture
                                accent: red
                              - id: culture
                                name: Culture
                            """.getBytes(UTF_8), Optional.empty()))
                .errors();
        assertEquals(
                List.of(
                        "title",
                        "language",
                        "url",
                        "sections[0].id",
                        "sections[1].accent",
                        "sections",
                        "desk",
                        "colour"),
                errors.stream().map(FieldError::at).toList());
    }

    @Test
    void aSiteSaysWhatItWantsOfItsDiscussions() {
        assertEquals(
                new DiscussionSettings(List.of("viagra", "buy now"), List.of("idiot"), OptionalInt.of(14), 5, 200),
                read("""
                    discussion:
                      refuse: [viagra, buy now]
                      hold: idiot
                      closeAfterDays: 14
                      perHour: 5
                      anonymousPerHour: 200
                    """).discussion());
        assertEquals(DiscussionSettings.USUAL, read("").discussion());
        assertEquals(DiscussionSettings.USUAL, read("discussion:\n").discussion());
    }

    @Test
    void kindsHaveWordsOfTheirOwnIfTheSiteStatesThem() {
        List<Kind> kinds =
                read("kinds:\n  - {name: Analysis, plural: editorial analyses, byline: Studied by}\n  - name: News\n")
                        .kinds();
        assertEquals(
                List.of(
                        new Kind(
                                new Label(new Slug("analysis"), "Analysis"),
                                List.of(),
                                "editorial analyses",
                                "Studied by"),
                        new Kind(new Label(new Slug("news"), "News"), List.of())),
                kinds);
    }

    @Test
    void portraitsAreTheSettingsReferencesToPictures() {
        byte[] settings =
                "authors:\n  - {id: ada, portrait: a.jpg}\n  - id: bo\n  - portrait: /b.png\n".getBytes(UTF_8);
        assertEquals(Set.of("a.jpg", "/b.png"), SiteReader.pictureReferences(settings));
        assertEquals(Set.of(), SiteReader.pictureReferences("authors: [".getBytes(UTF_8)));
    }

    @Test
    void siteStatesHowLongFeaturedArticlesLead() {
        assertEquals(3, read("leadDays: 3\n").leadDays());
        assertEquals(Site.USUAL_LEAD_DAYS, read("").leadDays());
        List<FieldError> errors = assertThrows(ValidationException.class, () -> read("leadDays: 0\n"))
                .errors();
        assertEquals(List.of(new FieldError("leadDays", "is \"0\", not a number from 1 to 10,000")), errors);
    }

    @Test
    void aSiteNamesItsTimeZone() {
        assertEquals(
                ZoneId.of("Europe/Berlin"), read("timeZone: Europe/Berlin\n").zone());
        assertEquals(ZoneOffset.UTC, read("").zone());
        for (String none : List.of("Berlin", "+02:00", "CEST", "europe/berlin")) {
            ValidationException refused =
                    assertThrows(ValidationException.class, () -> read("timeZone: \"" + none + "\"\n"));
            assertEquals(
                    List.of(new FieldError(
                            "timeZone", "\"" + none + "\" is no time zone: write UTC, or Europe/Berlin")),
                    refused.errors());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Archive", "2025", "2025-02"})
    void theUsualKindMayNotBeNamedAsAnArchiveIsEither(String kind) {
        ValidationException refused =
                assertThrows(ValidationException.class, () -> read("defaultKind: \"" + kind + "\"\n"));
        assertEquals(
                List.of(new FieldError("defaultKind", "\"" + kind + "\" would stand where archives stand")),
                refused.errors());
    }

    @Test
    void formerNamesAreThoseInAddressesOrThoseThatReadersSaw() {
        Site site = SiteReader.read("""
            title: A site
            desk: desk
            defaultKind: Case study
            sections:
              - id: science
                name: Science
                formerly: [physics, Natural Philosophy]
            authors:
              - id: desk
                name: Desk
                formerly: Ann Guest
            kinds:
              - name: Report
                formerly: [case-study, C++]
            """.getBytes(UTF_8), Optional.of("https://example.org"));
        assertEquals(
                Set.of(
                        new Listing.OfSection(new Slug("physics")),
                        new Listing.OfSection(new Slug("natural-philosophy")),
                        new Listing.OfAuthor(new Slug("ann-guest")),
                        new Listing.OfKind(new Slug("case-study")),
                        new Listing.OfKind(new Slug("c-plus-plus"))),
                site.former());
        assertEquals(new Label(new Slug("report"), "Report"), site.defaultKind());
    }

    @Test
    void nameIsThatOfOneSectionAuthorOrKindOnly() {
        List<FieldError> errors = assertThrows(
                        ValidationException.class,
                        () -> SiteReader.read("""
                            title: A site
                            desk: desk
                            sections:
                              - id: science
                                name: Science
                                formerly: [culture, science]
                              - id: culture
                                name: Culture
                            authors:
                              - id: desk
                                name: Desk
                                formerly: ["!"]
                              - id: newsroom
                                name: Newsroom
                                formerly: desk
                            kinds:
                              - name: Report
                                formerly: News
                              - name: news
                              - name: Archive
                                id: report
                            """.getBytes(UTF_8), Optional.of("https://example.org")))
                .errors();
        assertEquals(
                List.of(
                        new FieldError("authors[0].formerly[0]", "\"!\" has no letter and no digit"),
                        new FieldError("kinds[2].name", "\"Archive\" would stand where archives stand"),
                        new FieldError("kinds[2].id", "is not a setting of a kind"),
                        new FieldError("sections", "\"science\" is there twice"),
                        new FieldError("sections", "\"culture\" is there twice"),
                        new FieldError("authors", "\"desk\" is there twice"),
                        new FieldError("kinds", "\"news\" is there twice")),
                errors);
    }

    @Test
    void settingsOfADiscussionThatAreNoneAreNamed() {
        List<FieldError> errors =
                assertThrows(ValidationException.class, () -> read("""
                    discussion:
                      refuse: [viagra, "!!!", {a: b}]
                      closeAfterDays: soon
                      perHour: 0
                      moderators: [ann]
                    """)).errors();
        assertEquals(
                List.of(
                        "discussion.refuse[2]",
                        "discussion.refuse[1]",
                        "discussion.closeAfterDays",
                        "discussion.perHour",
                        "discussion.moderators"),
                errors.stream().map(FieldError::at).toList());
        assertThrows(ValidationException.class, () -> read("discussion: closed\n"));
    }

    @Test
    void embedsAreServicesAndServersOfMastodon() {
        Site site = read("embeds: [vimeo, youtube, vimeo, 'mastodon:mastodon.social']\n");
        assertEquals(
                new Embeds(List.of(EmbedService.VIMEO, EmbedService.YOUTUBE), List.of("mastodon.social")),
                site.embeds());
        assertEquals(Embeds.NONE, read("embeds: []\n").embeds());
        List<FieldError> errors = assertThrows(
                        ValidationException.class, () -> read("embeds: [tiktok, mastodon, 'mastodon:no host']\n"))
                .errors();
        assertEquals(
                List.of(
                        new FieldError(
                                "embeds[0]",
                                "\"tiktok\" is none of the services youtube, vimeo, spotify, bluesky, mastodon,"
                                        + " datawrapper, openstreetmap"),
                        new FieldError("embeds[1]", "\"mastodon\" names no server: write mastodon:mastodon.social"),
                        new FieldError(
                                "embeds[2]", "\"mastodon:no host\" names no server: write mastodon:mastodon.social")),
                errors);
    }

    private static Site read(String discussion) {
        return SiteReader.read(("""
            title: A site
            desk: desk
            sections:
              - id: science
                name: Science
            authors:
              - id: desk
                name: Desk
            """ + discussion).getBytes(UTF_8), Optional.of("https://example.org"));
    }
}
