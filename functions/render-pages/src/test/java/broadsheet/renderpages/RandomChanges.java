package broadsheet.renderpages;

import static broadsheet.renderpages.RandomDocuments.ARTICLES;
import static broadsheet.renderpages.RandomDocuments.OLD_TAGS;
import static broadsheet.renderpages.RandomDocuments.TAGS;
import static broadsheet.renderpages.RandomDocuments.USUAL_TAGS;
import static broadsheet.renderpages.RandomDocuments.pick;

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
import broadsheet.fixtures.SeededSite;
import broadsheet.readership.ReaderTallies.Counted;
import broadsheet.readership.ReaderTally;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** Changes of an archive in any order, of every kind that there is: few slugs, dates and tags, so that they meet. */
final class RandomChanges {
    /** More than one step of the rendering of everything takes. */
    static final int OLD_ARTICLES = 58;

    private final SeededSite archive;
    private final Random random;
    private final RandomSettings settings;
    private final RandomDocuments documents;
    private final RandomCoverages coverages;
    private Instant now = SeededSite.CLOCK.instant();

    RandomChanges(SeededSite archive, Random random) {
        this.archive = archive;
        this.random = random;
        this.settings = new RandomSettings(random);
        this.documents = new RandomDocuments(random);
        this.coverages = new RandomCoverages(archive, random);
    }

    /** What is there before anything is rendered; among it something live. The newest of a rare tag are among the oldest articles. */
    void begin() {
        archive.storePicture(
                "site-pictures",
                "science.jpg",
                new Picture("a".repeat(64), 400, 400, List.of(320), random.nextBoolean()));
        archive.storePicture(
                "about", "desk.jpg", new Picture("c".repeat(64), 900, 600, List.of(320, 640), random.nextBoolean()));
        archive.publishSite(settings.usual());
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
                archive.storePicture(
                        RandomDocuments.slug(i), "talk.mp3", new MediaFile("b".repeat(64), FileFormat.MP3, 5_000 + i));
            }
            publish(RandomDocuments.slug(i), "", USUAL_TAGS);
            archive.storePicture(
                    RandomDocuments.slug(i),
                    "lead.jpg",
                    new Picture("b".repeat(64), 900, 600, List.of(320, 640), random.nextBoolean()));
        }
        correct();
    }

    /** One change, rarely several that belong together. Often it falls within the second of the change before. */
    void make() {
        now = now.plusSeconds(random.nextInt(3) / 2);
        if (random.nextInt(25) == 0) {
            archive.publishSite(settings.any());
            return;
        }
        if (random.nextInt(3) == 0) {
            coverages.change();
            return;
        }
        if (random.nextInt(30) == 0) {
            archive.publishSite(settings.usual());
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
                coverages::change,
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
                        "---\ntitle: Title %d\n---\nText %d.%s\n"
                                .formatted(
                                        random.nextInt(3),
                                        random.nextInt(9),
                                        random.nextBoolean() ? "" : "\n\n![A desk](desk.jpg)"),
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
                String other = RandomDocuments.slug(random.nextInt(ARTICLES));
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
        return random.nextInt(8) == 0
                ? "old-" + random.nextInt(OLD_ARTICLES)
                : RandomDocuments.slug(random.nextInt(ARTICLES));
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
        String document = documents.article(slug, formerly, tags, same);
        archive.documents().publishFor(RandomDocuments.date(same), slug, document, random.nextInt(4) == 0, now);
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
}
