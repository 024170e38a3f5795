package broadsheet.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Listing;
import broadsheet.article.Slug;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever readers of a Japanese site see is in Japanese, but for the content of its articles. Latin letters give away a
 * word that no message file has: of a template, of a name made by code, or of a default.
 */
class NoEnglishLeftTest {
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]{2,}");

    /** The words of the fixture's content. */
    private static final Set<String> CONTENT = words("""
        A <Site> About it. Analysis An old name The Desk A biography. A dek with <b>markup</b> & signs. One Text. Title
        A <Guest> Ada <A> Editor & more Writes of tides. Here Mail Science & more All of it. Culture Open data open A publisher
        A "title" A reader writes. <Reader> A <pier> A. Photographer A <point> Another It <ended>. Headline Flood
        A page of its own A sentence.
        """);

    /** Names of services and of time, and what the Japanese messages write themselves. */
    private static final Set<String> NAMES =
            words("Bluesky Facebook LinkedIn Mastodon Reddit WhatsApp Telegram Threads UTC RSS Atom No");

    private static final String SEEN = "aria-label,alt,title,placeholder,data-done,data-title";

    private final PagesFixture site = new PagesFixture();

    @BeforeEach
    void publish() {
        site.memorySite.settings.speak("ja");
        EveryKindOfPage.publish(site.memorySite);
    }

    static Stream<Address> feeds() {
        return Stream.of(
                new Address.OfAtom(new Listing.All()),
                new Address.OfAtom(new Listing.OfSection(new Slug("science"))),
                new Address.OfLiveAtom(new Slug("flood")));
    }

    @ParameterizedTest
    @MethodSource("broadsheet.pages.EveryKindOfPage#addresses")
    void pageHasNoWordThatIsNotItsContent(Address page) {
        assertEquals(Set.of(), unknown(site.page(page)), page.path());
    }

    @ParameterizedTest
    @EnumSource
    void noticeHasNoWordThatIsNotItsContent(Notice notice) {
        assertEquals(Set.of(), unknown(Jsoup.parse(site.pages.notice(notice).text())));
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void feedHasNoWordThatIsNotItsContent(Address feed) {
        String xml = new String(site.rendered(feed).page().bytes(), UTF_8);
        Set<String> words = new TreeSet<>();
        Jsoup.parse(xml, Parser.xmlParser())
                .select("title, subtitle, name, summary, category, rights")
                .forEach(element -> words.addAll(words(element.wholeOwnText() + " " + element.attr("label"))));
        words.removeAll(CONTENT);
        assertEquals(Set.of(), words);
    }

    @Test
    void englishPageIsFoundOut() {
        site.memorySite.settings.speak("en");
        assertTrue(unknown(site.page(new Address.OfListing(new Listing.All()))).containsAll(List.of("Skip", "Latest")));
    }

    /** The Latin words that a reader sees, hears or finds in a preview of a link, and that are not content. */
    private static Set<String> unknown(Document page) {
        Set<String> found = new TreeSet<>();
        for (Element element : page.getAllElements()) {
            if (!element.normalName().equals("script") && !element.normalName().equals("style")) {
                found.addAll(words(element.wholeOwnText()));
                Arrays.stream(SEEN.split(",")).forEach(name -> found.addAll(words(element.attr(name))));
            }
        }
        page.select("meta[name=description], meta[property=og:title], meta[property=og:description]")
                .forEach(meta -> found.addAll(words(meta.attr("content"))));
        page.select("script[type=application/ld+json]")
                .forEach(data -> Pattern.compile("\"(?:name|headline|description)\":\"([^\"]*)\"")
                        .matcher(data.data())
                        .results()
                        .forEach(name -> found.addAll(words(name.group(1).replaceAll("\\\\u\\w{4}", " ")))));
        found.removeAll(CONTENT);
        found.removeAll(NAMES);
        return found;
    }

    private static Set<String> words(String text) {
        return LATIN.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
