package broadsheet.renderpages;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Documents of new articles and of corrections, renamed and moved, with every field that pages show. */
final class RandomDrafts {
    private final Random random;
    private final Supplier<String> slugs;

    /** @param slugs some that articles have, had, or may have */
    RandomDrafts(Random random, Supplier<String> slugs) {
        this.random = random;
        this.slugs = slugs;
    }

    /** The address to which a document is sent: of an article, a former one of it, or one that leads nowhere. */
    String address() {
        return random.nextInt(3) == 0 ? "draft-" + random.nextInt(6) : slugs.get();
    }

    String document() {
        return String.join(
                "\n",
                "---",
                "title: Draft " + random.nextInt(99),
                "dek: " + pick("", "A dek."),
                "section: " + pick("science", "markets"),
                "kind: " + pick("Analysis", "News", "Новости"),
                "authors: " + pick("[Bo Guest]", "[Άννα]", "[maud-ferris, Bo Guest]", "[]"),
                "featured: " + pick("true", "false"),
                "tags: " + pick("[]", "[tides]", "[港, tides]", "[beat 0]", "[a new tag]"),
                "discussion: " + pick("open", "closed"),
                pick("", "correction: It was wrong."),
                pick("", "date: 2026-0%d-1%d".formatted(1 + random.nextInt(4), random.nextInt(9))),
                pick("", "updated: 2026-04-02"),
                pick("", "", "slug: " + slugs.get(), "formerly: " + slugs.get()),
                pick("", "sources:\n  - {publisher: A publisher, title: A source, url: https://example.org/}"),
                "---",
                "Text %d.".formatted(random.nextInt(9)),
                pick("", "## A heading"),
                "");
    }

    private String pick(String... from) {
        return List.of(from).get(random.nextInt(from.length));
    }
}
