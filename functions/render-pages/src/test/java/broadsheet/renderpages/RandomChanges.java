package broadsheet.renderpages;

import broadsheet.article.ArticleId;
import broadsheet.article.FileFormat;
import broadsheet.article.LeadChoice;
import broadsheet.article.MediaFile;
import broadsheet.article.Picture;
import broadsheet.discussion.CommentSubmission;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Moderator;
import broadsheet.discussion.Refused;
import broadsheet.emulators.Events;
import broadsheet.fixtures.SeededSite;
import broadsheet.readership.ReaderTallies.Counted;
import broadsheet.readership.ReaderTally;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Changes of an archive in any order, of every kind that there is: few slugs, dates and tags, so that they meet. */
final class RandomChanges {
    /** More than one step of the rendering of everything takes. */
    static final int OLD_ARTICLES = 58;

    private static final int ARTICLES = 12;
    private static final List<String> SECTIONS = List.of("science", "science", "science", "markets");
    private static final List<String> KINDS = List.of("Analysis", "analysis", "Новости");
    private static final List<String> AUTHORS = List.of("Άννα", "ΆΝΝΑ", "Bo Guest", "science-desk");

    /** A guest, one whom the site knows now and then, and the desk. */
    private static final List<String> REPORTERS = List.of("Άννα", "maud-ferris", "science-desk");

    /** Some are of most articles, and one comes and goes. */
    private static final List<String> USUAL_TAGS = List.of("tides", "tides", "港", "港", "𠮷");

    /** Tags that only old articles have at first. The rendering of everything comes to those in its second step. */
    private static final List<String> OLD_TAGS = List.of("beat 0", "beat 1");

    private static final List<String> TAGS =
            Stream.concat(USUAL_TAGS.stream(), OLD_TAGS.stream()).toList();

    /** Pictures of articles that have them, with what stays in sight of them. */
    private static final List<String> LEADS = List.of(
            "",
            "image: {path: lead.jpg, alt: A}",
            "image: {path: lead.jpg, alt: A, focus: 0 30}",
            "image: lead.jpg\nfocus: 70% 100%");

    /** What follows an article's text. */
    private static final List<String> TAILS = List.of(
            "",
            "[^a]\n\n[^a]: One.",
            "[^a] [^b]\n\n[^b]: Two.\n[^a]: One.[^b]",
            "\n\n:::aside[Title]\nBeside.\n:::",
            "\n\n![Talk](talk.mp3)\n\n:::transcript\nSaid.\n:::",
            "\n\nhttps://youtu.be/dQw4w9WgXcQ",
            "\n\n[Post](https://social.example/@a/110000000000000001)");

    private static final String SITE = Events.read("publish-article/200-site");
    private static final List<String> SITES = List.of(
            SITE,
            SITE.replace("The Fair Copy", "The Foul Papers"),
            SITE.replace("language: en\\n", "language: de-CH\\n"),
            SITE.replace("language: en\\n", "language: ar\\n"),
            SITE.replace("Markets", "Trade"),
            SITE.replace("markets", "trade"),
            SITE.replace("maud-ferris", "mo-ferris"),
            SITE.replaceFirst("#[0-9a-f]{6}", "#123456"),
            with("identity:\\n  typeface: bulletin\\n  accent: '#123456'\\n  corners: round\\n"),
            with("identity:\\n"
                    + "  typeface: system\\n"
                    + "  icon: <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0"
                    + " 0h9v9z'/></svg>\\n"),
            with("menus:\\n  footer:\\n    - label: About\\n      address: /about\\n"),
            with("embeds: [youtube, 'mastodon:social.example']\\n"),
            // Of these some drop what articles use, as editors can who publish in the same moment.
            SITE.replace("id: markets\\n", "id: trade\\n    formerly: [markets]\\n"),
            SITE.replace("id: culture\\n", "id: books\\n    formerly: [culture, weather]\\n"),
            SITE.replace("id: markets-desk\\n", "id: money-desk\\n    formerly: [markets-desk, Ann Guest]\\n"),
            SITE.replace(
                    "desk: editorial-desk\\n",
                    "desk: editorial-desk\\nkinds:\\n  - name: News\\n    formerly: Analysis\\n"),
            SITE.replace(
                    "name: Science Desk\\n",
                    "name: Science Desk\\n"
                            + "    role: Editor\\n"
                            + "    portrait: science.jpg\\n"
                            + "    links: [{label: Here, url: 'https://example.org/science'}]\\n"),
            SITE.replace("title: ", "# The same in other words.\\ntitle: "));

    /** What the home page shows; the last one is the usual. Addresses, tags and kinds are those of the articles below. */
    private static final List<String> COMPOSITIONS = List.of(
            composition(
                    "lead",
                    "mostRead",
                    "strip, tag: tides, layout: grid, articles: 12",
                    "strip, kind: Analysis, layout: list",
                    "picks, title: Again, articles: [article-1, article-2, 𠮷-0, old-3]",
                    "sections, layout: headlines"),
            composition(
                    "picks, title: Again, articles: [article-5, 𠮷-4, third, 𠮷-8], layout: list",
                    "latest, articles: 3",
                    "lead",
                    "seconds, articles: 3",
                    "strip, section: science, layout: grid, articles: 2",
                    "strip, tag: 港, layout: headlines, articles: 3",
                    "strip, tag: beat 1",
                    "picks, title: More, articles: [article-1, old-5, corrected]",
                    "live"),
            "");

    private final SeededSite archive;
    private final Random random;
    private Instant now = SeededSite.CLOCK.instant();

    RandomChanges(SeededSite archive, Random random) {
        this.archive = archive;
        this.random = random;
    }

    /** The settings with more of them. */
    private static String with(String settings) {
        return SITE.replace("desk: editorial-desk\\n", "desk: editorial-desk\\n" + settings);
    }

    private static String composition(String... blocks) {
        return "frontPage:\\n"
                + Stream.of(blocks)
                        .map(block -> "  - {block: " + block + "}\\n")
                        .collect(Collectors.joining());
    }

    /** The settings with another composition of the home page than before, or with the same. */
    private String composed(String site) {
        return site.replace("desk: editorial-desk\\n", "desk: editorial-desk\\n" + pick(COMPOSITIONS));
    }

    /** What is there before anything is rendered; among it something live. The newest of a rare tag are among the oldest articles. */
    void begin() {
        archive.storePicture("site-pictures", "science.jpg", new Picture("a".repeat(64), 400, 400, List.of(320)));
        archive.publishSite(composed(SITE));
        archive.coverages().cover("coverage-0", "---\ntitle: Title\nsection: science\n---\n");
        for (int i = 0; i < OLD_ARTICLES; i++) {
            archive.documents()
                    .publish(
                            "old-" + i,
                            "---\ntitle: Old %d\nsection: science\nkind: News\nauthors: [Bo Guest]\ndate: %s\ntags: [%s]\n---\nText."
                                    .formatted(
                                            i,
                                            LocalDate.of(2026, 1, 1).plusDays(i / 2),
                                            i < 8 ? "beat " + i % 2 : "tides"),
                            now);
        }
        for (int i = 0; i < ARTICLES / 2; i++) {
            if (i % 2 == 0) {
                archive.storePicture(article(i), "talk.mp3", new MediaFile("b".repeat(64), FileFormat.MP3, 5_000 + i));
            }
            publish(article(i), "", USUAL_TAGS);
            archive.storePicture(article(i), "lead.jpg", new Picture("b".repeat(64), 900, 600, List.of(320, 640)));
        }
        correct();
    }

    /** One change, rarely several that belong together. Often it falls within the second of the change before. */
    void make() {
        now = now.plusSeconds(random.nextInt(3) / 2);
        if (random.nextInt(25) == 0) {
            archive.publishSite(composed(pick(SITES)));
            return;
        }
        if (random.nextInt(3) == 0) {
            cover();
            return;
        }
        if (random.nextInt(30) == 0) {
            archive.publishSite(composed(SITE));
            return;
        }
        if (random.nextInt(8) == 0) {
            lead();
            return;
        }
        if (random.nextInt(8) == 0) {
            changePage();
            return;
        }
        switch (random.nextInt(10)) {
            case 0 -> archive.known(slug()).ifPresent(article -> read(article, 1 + random.nextInt(90)));
            case 1, 2, 3 -> discuss();
            default -> edit();
        }
    }

    /** Publishes an article of each old tag. Within a rendering of everything it may come after the first step and before the second. */
    void publishOfOldTags() {
        OLD_TAGS.forEach(tag -> publish(slug(), "", List.of(tag), random));
    }

    /**
     * A change of a coverage, of an article, of a text, of a discussion, of the lead and of a static page. Hardly a page shows two of them, so a later one seldom
     * renders again what an earlier one left stale.
     */
    List<Runnable> transactions() {
        return List.of(
                this::cover,
                () -> publish(slug(), "", TAGS, random),
                this::correct,
                this::discuss,
                this::lead,
                this::changePage);
    }

    /** Chooses which article leads, for a time that is over now and then, or takes the choice back. */
    private void lead() {
        Optional<ArticleId> known = archive.known(slug());
        if (known.isEmpty() || random.nextInt(5) == 0) {
            archive.documents().clearLead();
            return;
        }
        Instant clock = SeededSite.CLOCK.instant();
        Optional<Instant> until = pick(
                List.of(Optional.empty(), Optional.of(clock.plusSeconds(60)), Optional.of(clock.minusSeconds(60))),
                random);
        archive.documents().lead(new LeadChoice(known.get(), until, "Ada", clock));
    }

    /** Publishes, changes or removes a static page. Now and then there is none. */
    private void changePage() {
        String page = pick(List.of("about", "概要"), random);
        if (random.nextInt(3) == 0) {
            archive.documents().removePage(page, now);
            return;
        }
        archive.documents()
                .publishPage(
                        page,
                        "---\ntitle: Title %d\n---\nText %d.\n".formatted(random.nextInt(3), random.nextInt(9)),
                        now);
    }

    /** Changes the text of an article in the feeds, and so no entry of a listing. */
    private void correct() {
        archive.documents()
                .publish(
                        "corrected",
                        "---\ntitle: Corrected\nsection: science\ndate: 2026-03-20\nupdated: 2026-03-21\n---\nText %d."
                                .formatted(random.nextInt(9)),
                        now);
    }

    /** Publishes, corrects, renames or withdraws an article. */
    private void edit() {
        String slug = slug();
        switch (random.nextInt(8)) {
            case 0 -> archive.documents().withdraw(slug, now);
            case 1 -> {
                // There and back: what led from one to the other leads back then.
                String other = article(random.nextInt(ARTICLES));
                publish(other, "formerly: " + slug);
                publish(slug, "formerly: " + other);
            }
            case 2 -> {
                // Two articles swap their addresses, by a third.
                String other = "article-" + random.nextInt(ARTICLES);
                publish("third", "formerly: " + slug);
                publish(slug, "formerly: " + other);
                publish(other, "formerly: third");
            }
            case 3 -> publish(slug, random.nextInt(3) == 0 ? "slug: " + slug() : "");
            default -> publish(slug, random.nextInt(6) == 0 ? "formerly: " + slug() : "");
        }
    }

    String slug() {
        return random.nextInt(8) == 0 ? "old-" + random.nextInt(OLD_ARTICLES) : article(random.nextInt(ARTICLES));
    }

    /** Names of one script and of two, in an order that bytes and UTF-16 units have differently. */
    private static String article(int number) {
        return switch (number % 4) {
            case 0 -> "𠮷-" + number;
            case 1 -> "﨑-статья-" + number;
            default -> "article-" + number;
        };
    }

    private void publish(String slug, String formerly) {
        publish(slug, formerly, TAGS);
    }

    /** Mostly the article has another text than before, and sometimes nothing else is different. */
    private void publish(String slug, String formerly, List<String> tags) {
        // Of one slug the document is the same again and again, but for its text.
        publish(slug, formerly, tags, random.nextInt(3) == 0 ? random : new Random(slug.hashCode()));
    }

    private void publish(String slug, String formerly, List<String> tags, Random same) {
        String document = """
            ---
            title: Title %d
            section: %s
            kind: %s
            authors: [%s]
            featured: %b
            tags: [%s, %s]
            layout: %s
            keyPoints: [%s]
            %s
            %s
            %s
            %s
            ---
            Text %d.%s
            """.formatted(
                        same.nextInt(3),
                        pick(SECTIONS, same),
                        pick(KINDS, same),
                        pick(AUTHORS, same),
                        same.nextInt(6) == 0,
                        pick(tags, same),
                        pick(tags, same),
                        pick(List.of("standard", "wide", "photo-essay", "interview"), random),
                        pick(List.of("", "", "One point", "One point, another"), random),
                        formerly,
                        pick(LEADS, random),
                        pick(List.of("", "updated: 2026-04-02", "updated: 2026-04-03"), same),
                        language(slug),
                        random.nextInt(9),
                        pick(TAILS, random));
        archive.documents().publishFor(date(same), slug, document, random.nextInt(4) == 0, now);
    }

    /** Some articles come and go as translations of each other: of two that stand beside each other, and of a former slug. */
    private String language(String slug) {
        if (random.nextInt(2) == 0) {
            return "";
        }
        String language = pick(List.of("", "language: ar\n", "language: de\n", "language: fr-CH\n"), random);
        int number = IntStream.range(0, ARTICLES)
                .filter(each -> article(each).equals(slug))
                .findFirst()
                .orElse(0);
        return "%stranslations: [%s, %s]"
                .formatted(language, other(slug, article(number ^ 1)), other(slug, article((number + 2) % ARTICLES)));
    }

    /** The document names no slug that is its own. */
    private static String other(String slug, String named) {
        return named.equals(slug) ? "third" : named;
    }

    /** Some are of the last two days, and some are ahead. */
    private static Instant date(Random random) {
        LocalDate day = switch (random.nextInt(6)) {
            case 0 -> LocalDate.of(2026, 3, 29 + random.nextInt(3));
            case 1 -> LocalDate.of(2026, 4, 2 + random.nextInt(20));
            default -> LocalDate.of(2026, 1 + random.nextInt(3), 1 + random.nextInt(28));
        };
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private void read(ArticleId article, int readers) {
        Instant fixed = SeededSite.CLOCK.instant();
        Counted counted = archive.readerTallies()
                .change(article, before -> Optional.of(before.next(before.number() + readers, new byte[0], fixed)));
        if (counted instanceof Counted.Written(ReaderTally tally)) {
            archive.rankings().tell(Map.of(article, tally.recent()), fixed);
        }
    }

    /** Some discussions have more than one page. */
    private void discuss() {
        Optional<ArticleId> known = archive.known(slug());
        if (known.isEmpty()) {
            return;
        }
        ArticleId article = known.get();
        if (random.nextInt(4) == 0) {
            archive.moderation()
                    .remove(
                            article,
                            1 + random.nextInt(3),
                            new Moderator("molly", "Molly"),
                            SeededSite.CLOCK.instant());
            return;
        }
        int comments = random.nextInt(8) == 0 ? 51 : 1;
        for (int i = 0; i < comments; i++) {
            var reader = new Commenter("reader-" + random.nextInt(), "Reader", true);
            CommentText text = CommentText.of("Text " + random.nextInt(9)).orElseThrow();
            OptionalInt inReplyTo = random.nextInt(3) == 0 ? OptionalInt.of(1) : OptionalInt.empty();
            try {
                archive.submissions()
                        .publish(
                                new CommentSubmission(article, reader, text, inReplyTo, "key"),
                                10,
                                SeededSite.CLOCK.instant());
            } catch (Refused refused) {
                // There is no such article, or no such comment; nothing was written.
            }
        }
    }

    /** Opens coverages in several months, renames, moves and closes them; posts, corrects, pins and withdraws updates. */
    private void cover() {
        int number = random.nextInt(5);
        String coverage = number == 0 ? "coverage-0" : "תמונה-" + number;
        if (random.nextInt(4) == 0) {
            Instant then = SeededSite.CLOCK.instant().minus(Duration.ofDays(number * 25L));
            archive.coverages(then).cover(coverage, """
                ---
                title: Title %d
                section: %s
                key points: [Point %d]
                status: %s
                summary: It ended.
                ---
                """.formatted(
                    random.nextInt(3), pick(SECTIONS), random.nextInt(9), random.nextInt(4) == 0 ? "closed" : "open"));
            return;
        }
        // Few enough to be met again, and enough for more than one page.
        int first = random.nextInt(40);
        for (int i = first; i < first + 1 + random.nextInt(8); i++) {
            String id = "01JK0000000000000000%06d".formatted(i);
            if (random.nextInt(6) == 0) {
                archive.coverages().withdrawUpdate(coverage, id);
            } else {
                archive.coverages()
                        .post(coverage, id, """
                            ---
                            title: Update %d
                            authors: [%s]
                            pinned: %b
                            ---
                            Text.
                            """.formatted(random.nextInt(9), pick(REPORTERS), random.nextInt(6) == 0));
            }
        }
    }

    private String pick(List<String> from) {
        return pick(from, random);
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
