package broadsheet.renderpages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Documents of articles with few slugs, dates and tags, so that they meet. */
final class RandomDocuments {
    /** How many slugs there are. */
    static final int ARTICLES = 12;

    static final List<String> SECTIONS = List.of("science", "science", "science", "markets");
    private static final List<String> KINDS = List.of("Analysis", "analysis", "Новости");
    private static final List<String> AUTHORS = List.of("Άννα", "ΆΝΝΑ", "Bo Guest", "science-desk");

    /** Some are of most articles, and one comes and goes. */
    static final List<String> USUAL_TAGS = List.of("tides", "tides", "港", "港", "𠮷");

    /** Tags that only old articles have at first. The rendering of everything comes to those in its second step. */
    static final List<String> OLD_TAGS = List.of("beat 0", "beat 1");

    static final List<String> TAGS =
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

    private final Random random;

    RandomDocuments(Random random) {
        this.random = random;
    }

    /** Names of one script and of two, in an order that bytes and UTF-16 units have differently. */
    static String slug(int number) {
        return switch (number % 4) {
            case 0 -> "𠮷-" + number;
            case 1 -> "﨑-статья-" + number;
            default -> "article-" + number;
        };
    }

    /**
     * An article's document.
     *
     * @param slug the article's slug
     * @param formerly a line of its front matter about addresses, or nothing
     * @param tags what its tags are chosen from
     * @param same decides what is the same again if a document of the slug is not new
     */
    String article(String slug, String formerly, List<String> tags, Random same) {
        return """
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
    }

    /** Some articles come and go as translations of each other: of two that stand beside each other, and of a former slug. */
    private String language(String slug) {
        if (random.nextInt(2) == 0) {
            return "";
        }
        String language = pick(List.of("", "language: ar\n", "language: de\n", "language: fr-CH\n"), random);
        int number = IntStream.range(0, ARTICLES)
                .filter(each -> slug(each).equals(slug))
                .findFirst()
                .orElse(0);
        return "%stranslations: [%s, %s]"
                .formatted(language, other(slug, slug(number ^ 1)), other(slug, slug((number + 2) % ARTICLES)));
    }

    /** The document names no slug that is its own. */
    private static String other(String slug, String named) {
        return named.equals(slug) ? "third" : named;
    }

    /** Some are of the last two days, and some are ahead. */
    static Instant date(Random random) {
        LocalDate day = switch (random.nextInt(6)) {
            case 0 -> LocalDate.of(2026, 3, 29 + random.nextInt(3));
            case 1 -> LocalDate.of(2026, 4, 2 + random.nextInt(20));
            default -> LocalDate.of(2026, 1 + random.nextInt(3), 1 + random.nextInt(28));
        };
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
