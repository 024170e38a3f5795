package broadsheet.cli.takedown;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Article;
import broadsheet.article.Listing;
import broadsheet.article.Slug;
import broadsheet.bucket.BoundedParallel;
import broadsheet.cli.client.SiteClient;
import broadsheet.cli.client.SiteClient.Reply;
import broadsheet.discussion.Comment;
import broadsheet.pages.Address;
import broadsheet.pages.AffectedPages;
import broadsheet.pages.PageEnumerator;
import broadsheet.pages.Paths;
import java.net.URLEncoder;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import tools.jackson.databind.JsonNode;

/**
 * The addresses that serve an article or may name it. It finds them over HTTP as a reader would: from the article, its
 * page, its listings and the neighbouring articles.
 */
final class ArticleTraces {
    /** A link to a page of the site. */
    static final Pattern LINK = Pattern.compile("href=\"(/[^\"?#]*)\"");

    private static final Pattern PICTURE =
            Pattern.compile("/images/[0-9a-f]{64}/(?:\\d+\\.(?:webp|avif)|file\\.[a-z0-9]+)");
    private static final Pattern FORMERLY = Pattern.compile("^formerly:(.*(?:\\n\\s*-.*)*)", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("[^\\s,\\[\\]\"'#]+");

    private final SiteClient site;
    private final Slug slug;
    private final JsonNode known;
    private final String title;
    private final Pattern link;
    private final Set<Listing> listings;
    private final Set<String> own;
    private final Set<String> others;
    private Set<String> pictures;

    /**
     * The response of one address.
     *
     * @param answer a summary for the report
     * @param isLeft whether the address still serves or names the article
     */
    record Trace(String answer, boolean isLeft) {
        static final Trace NONE = new Trace("", false);

        /** The trace of a picture that another article shares. */
        static final Trace OF_ANOTHER = new Trace("stays: another article has it", false);
    }

    /** Finds the addresses as the site is now. Call this before the article is taken down. */
    ArticleTraces(SiteClient site, Slug slug) {
        this.site = site;
        this.slug = slug;
        known = site.get(api(slug)).json();
        title = known.path("title").asString("");
        link = Pattern.compile(Article.path(slug) + "(?![a-z0-9%-])|\"slug\":\"" + slug + "\"");
        String page = known.isMissingNode()
                ? ""
                : site.get(new Address.OfArticle(slug).path()).body();
        String shown =
                Jsoup.parse(page).select(".lead-picture, .text, .footnotes").outerHtml();
        pictures = PICTURE.matcher(shown).results().map(MatchResult::group).collect(Collectors.toSet());
        listings = known.isMissingNode() ? Set.of() : listings(page);
        own = own();
        others = known.isMissingNode() ? Set.of() : others();
    }

    /** Returns the article's picture files: those in its text and above it, unless others were set. Portraits stay. */
    Set<String> pictures() {
        return pictures;
    }

    void setPictures(Set<String> files) {
        pictures = Set.copyOf(files);
    }

    /** Requests every address and returns the responses. */
    Map<String, Trace> find() {
        Map<String, Function<String, Trace>> questions = new HashMap<>();
        own.forEach(path -> questions.put(path, this::serves));
        pictures.forEach(path -> questions.put(path, this::serves));
        others.forEach(path -> questions.putIfAbsent(path, this::names));
        listings.forEach(listing -> questions.put(api(listing), this::lists));
        BoundedParallel<Map.Entry<String, Function<String, Trace>>, Trace> found = BoundedParallel.each(
                questions.entrySet(), question -> question.getValue().apply(question.getKey()));
        found.failures().values().stream().findFirst().ifPresent(ArticleTraces::fail);
        Map<String, Trace> traces = new HashMap<>();
        found.results().forEach((question, trace) -> traces.put(question.getKey(), trace));
        return traces;
    }

    private static void fail(Throwable failure) {
        throw failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }

    private Trace serves(String path) {
        Reply reply = site.get(path);
        boolean leadsThere =
                reply.status() == 301 && link.matcher(reply.location()).find();
        return new Trace(reply.status() + (leadsThere ? " to it" : ""), reply.status() == 200);
    }

    private Trace names(String path) {
        Reply reply = site.get(path);
        // A title of one or two words may occur in other articles.
        boolean isTitled = title.chars().filter(each -> each == ' ').count() > 1
                && Parser.unescapeEntities(reply.body(), false).contains(title);
        boolean isNamed = isTitled || link.matcher(reply.body()).find();
        return new Trace(reply.status() + (isNamed ? " names it" : ""), isNamed);
    }

    private Trace lists(String path) {
        boolean isNamed = newestFirst(path).contains(slug.value());
        return new Trace(isNamed ? "names it" : "does not", isNamed);
    }

    /**
     * Returns the slugs of a listing's articles, newest first, until the listing passes this article's date of
     * publication.
     */
    private List<String> newestFirst(String path) {
        String published = known.path("published").asString("");
        List<String> slugs = new ArrayList<>();
        String cursor = "";
        while (true) {
            JsonNode page = site.get(path + "?limit=100" + cursor).json();
            List<JsonNode> entries = page.path("articles").valueStream().toList();
            entries.forEach(entry -> slugs.add(entry.path("slug").asString()));
            String next = page.path("next").asString("");
            // So many older ones may show it under "More in ...".
            int older = entries.size() - 1 - AffectedPages.MORE;
            if (next.isEmpty()
                    || (older >= 0
                            && entries.get(older).path("published").asString().compareTo(published) < 0)) {
                return slugs;
            }
            cursor = "&cursor=" + URLEncoder.encode(next, UTF_8);
        }
    }

    private static String api(Slug article) {
        return "/api/articles/" + article.encoded();
    }

    private static String api(Listing listing) {
        return switch (listing) {
            case Listing.All _ -> "/api/articles";
            case Listing.OfSectionAndKind(Slug section, Slug kind) ->
                "/api/sections/" + section.encoded() + "/kinds/" + kind.encoded() + "/articles";
            default -> "/api" + listing.path() + "articles";
        };
    }

    /**
     * Returns the listings that the article's page links to. The listings of all articles and of its section are always
     * included.
     */
    private Set<Listing> listings(String page) {
        Set<Listing> found = new LinkedHashSet<>();
        found.add(new Listing.All());
        found.add(new Listing.OfSection(section()));
        LINK.matcher(page)
                .results()
                .flatMap(each -> Paths.parse(each.group(1)).stream())
                .forEach(address -> {
                    if (address instanceof Address.OfListing(Listing listing)) {
                        found.add(listing);
                    }
                });
        return found;
    }

    private Slug section() {
        return new Slug(known.path("section").path("id").asString());
    }

    /** Returns the addresses that belong to this article alone. */
    private Set<String> own() {
        int last = site.get(new Address.OfCounters(slug).path())
                .json()
                .path("comments")
                .path("last")
                .asInt(0);
        Stream<Address> pages = Stream.of(
                        Stream.<Address>of(
                                new Address.OfArticle(slug), new Address.OfCard(slug), new Address.OfCounters(slug)),
                        IntStream.rangeClosed(1, Comment.page(Math.max(1, last)))
                                .<Address>mapToObj(page -> new Address.OfComments(slug, page)),
                        formerSlugs().<Address>map(Address.OfArticle::new))
                .flatMap(Function.identity());
        return Stream.concat(
                        pages.map(Address::path),
                        Stream.of(api(slug), api(slug) + "/comments", api(slug) + "/anonymous-rating"))
                .collect(Collectors.toSet());
    }

    /** Returns the slugs that it had, and the former ones in its documents. Each may still redirect to the article. */
    private Stream<Slug> formerSlugs() {
        String revisions = api(slug) + "/revisions";
        List<JsonNode> all = site.asEditor("GET", revisions + "?limit=100")
                .json()
                .path("revisions")
                .valueStream()
                .toList();
        Stream<Slug> had = all.stream()
                .flatMap(each -> Slug.parse(each.path("slug").asString("")).stream())
                .filter(former -> !former.equals(slug));
        Stream<Slug> named = all.stream()
                .map(each -> revisions + "/" + each.path("revision").asString())
                .map(path -> site.asEditor("GET", path).json().path("document").asString(""))
                .flatMap(document -> FORMERLY.matcher(document).results())
                .flatMap(list -> WORD.matcher(list.group(1)).results())
                .flatMap(former -> Slug.parse(former.group()).stream());
        return Stream.concat(had, named).distinct();
    }

    /** Returns the addresses of other content that may name the article. */
    private Set<String> others() {
        YearMonth month = YearMonth.parse(known.path("published").asString().substring(0, "2026-01".length()));
        var numbered = new NumberedPages(site, known.path("published").asString(""));
        Set<Address> addresses = new HashSet<>(
                Set.of(new Address.OfNewestSitemap(), new Address.OfNewsSitemap(), new Address.OfSitemapIndex()));
        for (Listing listing : listings) {
            addresses.addAll(PageEnumerator.permanentPages(listing));
            if (listing.isDated()) {
                addresses.add(new Address.OfMonth(listing, month));
            }
            for (int page : numbered.of(listing)) {
                addresses.add(new Address.OfListingPage(listing, page));
                if (listing instanceof Listing.All) {
                    addresses.add(Address.OfSitemap.withPage(page));
                }
            }
        }
        // Its neighbours in its section may show it under "More in ...".
        List<String> section = newestFirst(api(new Listing.OfSection(section())));
        int here = section.indexOf(slug.value());
        section.subList(Math.max(0, here - AffectedPages.MORE), Math.min(section.size(), here + 1 + AffectedPages.MORE))
                .forEach(each -> addresses.add(new Address.OfArticle(new Slug(each))));
        for (String neighbour : List.of("previous", "next")) {
            Optional.of(known.path(neighbour).path("slug").asString(""))
                    .flatMap(Slug::parse)
                    .ifPresent(each -> addresses.add(new Address.OfArticle(each)));
        }
        site.asEditor("GET", "/api/live")
                .json()
                .path("coverages")
                .valueStream()
                .flatMap(each -> Slug.parse(each.path("coverage").asString("")).stream())
                .forEach(coverage -> addresses.add(new Address.OfLive(coverage)));
        return addresses.stream().map(Address::path).collect(Collectors.toSet());
    }
}
