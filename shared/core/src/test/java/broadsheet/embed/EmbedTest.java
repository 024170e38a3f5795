package broadsheet.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are pages of known services, and the frames that belong to them. */
class EmbedTest {
    @ParameterizedTest
    @CsvSource({
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ, https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        "https://youtube.com/watch?list=PL1&v=dQw4w9WgXcQ&t=42s,"
                + " https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=42",
        "https://youtu.be/dQw4w9WgXcQ?t=42, https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=42",
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ, https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        "https://m.youtube.com/shorts/dQw4w9WgXcQ, https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        "https://vimeo.com/76979871, https://player.vimeo.com/video/76979871?dnt=1",
        "https://vimeo.com/76979871/abcdef0123, https://player.vimeo.com/video/76979871?dnt=1&h=abcdef0123",
        "https://player.vimeo.com/video/76979871?h=abcdef0123&app=1,"
                + " https://player.vimeo.com/video/76979871?dnt=1&h=abcdef0123",
        "https://open.spotify.com/intl-de/episode/4rOoJ6Egrf8K2IrywzwOMk?si=1,"
                + " https://open.spotify.com/embed/episode/4rOoJ6Egrf8K2IrywzwOMk",
        "https://bsky.app/profile/bsky.app/post/3l6oveex3ii2l,"
                + " https://embed.bsky.app/embed/bsky.app/app.bsky.feed.post/3l6oveex3ii2l",
        "https://mastodon.social/@Gargron/110000000000000001,"
                + " https://mastodon.social/@Gargron/110000000000000001/embed",
        "https://www.datawrapper.de/_/A1b2C/, https://datawrapper.dwcdn.net/A1b2C/",
        "https://datawrapper.dwcdn.net/A1b2C/3/, https://datawrapper.dwcdn.net/A1b2C/",
    })
    void pageOfAServiceHasAFrame(String url, String frame) {
        assertEquals(Optional.of(frame), Embed.of(url).map(Embed::frame));
    }

    @Test
    void mapIsTheOneThatThePageShowsWithItsPin() {
        assertEquals(
                Optional.of("https://www.openstreetmap.org/export/embed.html?bbox=13.36463,52.48660,13.41957,52.50800"
                        + "&layer=mapnik&marker=52.5,13.4"),
                Embed.of("https://www.openstreetmap.org/?mlat=52.5&mlon=13.4#map=14/52.4973/13.3921")
                        .map(Embed::frame));
        assertTrue(Embed.of("https://www.openstreetmap.org/#map=3/89.9/-180")
                .orElseThrow()
                .frame()
                .startsWith("https://www.openstreetmap.org/export/embed.html?bbox=-236"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.youtube.com/",
                "https://www.youtube.com/@channel",
                "https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
                "https://evil.example/https://youtu.be/dQw4w9WgXcQ",
                "https://youtu.be/dQw4w9WgXcQ\" onload=\"x",
                "javascript:https://youtu.be/dQw4w9WgXcQ",
                "https://vimeo.com/watch",
                "https://open.spotify.com/user/4rOoJ6Egrf8K2IrywzwOMk",
                "http://mastodon.social/@Gargron/110000000000000001",
                "https://mastodon.social/@Gargron",
                "https://localhost/@Gargron/110000000000000001",
                "https://www.openstreetmap.org/",
                "https://www.openstreetmap.org/#map=3/x/y"
            })
    void otherAddressesHaveNone(String url) {
        assertEquals(Optional.empty(), Embed.of(url));
    }

    @Property(tries = 500)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void frameIsOnTheOriginOfItsServiceForAnyAddress(@ForAll("starts") String start, @ForAll("ends") String end) {
        Optional<Embed> found = Embed.of(start + end);
        Statistics.collect(found.map(Embed::service));
        found.ifPresent(embed -> assertTrue(
                embed.frame()
                        .startsWith(
                                embed.service() == EmbedService.MASTODON
                                        ? "https://a.example/"
                                        : embed.service().origin() + "/"),
                embed::frame));
        for (EmbedService service :
                List.of(EmbedService.YOUTUBE, EmbedService.VIMEO, EmbedService.OPENSTREETMAP, EmbedService.MASTODON)) {
            Statistics.coverage(
                    coverage -> coverage.check(Optional.of(service)).percentage(percentage -> percentage > 1));
        }
    }

    @Provide
    Arbitrary<String> starts() {
        return Arbitraries.of(
                "https://youtu.be/dQw4w9WgXcQ",
                "https://vimeo.com/76979871",
                "https://www.openstreetmap.org/#map=5/51.5/-0.1",
                "https://a.example/@b/11000000000");
    }

    @Provide
    Arbitrary<String> ends() {
        return Arbitraries.of(
                        "?",
                        "&",
                        "#",
                        "/",
                        "..",
                        "@",
                        ":",
                        "\\",
                        "%2F",
                        "t=1",
                        "h=abcdef",
                        "b.example",
                        "https://",
                        " ",
                        "\"")
                .list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
    }

    @Test
    void siteAllowsItsServicesAndServersAlone() {
        var embeds = new Embeds(List.of(EmbedService.VIMEO), List.of("mastodon.social"));
        assertEquals(List.of("https://player.vimeo.com", "https://mastodon.social"), embeds.origins());
        assertEquals(Optional.of(EmbedService.VIMEO), embeds.serviceOf("https://player.vimeo.com/video/1?dnt=1"));
        assertEquals(Optional.of(EmbedService.MASTODON), embeds.serviceOf("https://mastodon.social/@a/1/embed"));
        for (String other : List.of(
                "https://player.vimeo.com.evil.example/",
                "https://mastodon.social.evil.example/@a/1",
                "https://www.youtube-nocookie.com/embed/a")) {
            assertEquals(Optional.empty(), embeds.serviceOf(other));
        }
    }
}
