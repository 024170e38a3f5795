package broadsheet.countviews;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Addresses;
import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.discussion.Anonymity;
import broadsheet.discussion.Hmac;
import broadsheet.discussion.Salts;
import broadsheet.http.OriginSecrets;
import broadsheet.log.CallLine;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;

/**
 * The visits in a batch of messages, grouped by article, and counts of the messages that are no visits.
 *
 * <p>A visitor is a pair of keyed hashes. One hashes IP address and article, which limits the visitors of an address.
 * The other hashes IP address, user agent and article. The key is the salt of the day on which the message was sent.
 * Once that salt is deleted, nobody can identify the reader. Nor can anybody tell whether two articles or two days had
 * the same reader.
 */
final class Visits {
    private final OriginSecrets secrets;
    private final Salts salts;
    private final Bots bots;
    private final Addresses addresses;
    private final LocalDate today;
    private final Map<LocalDate, Mac> days = new HashMap<>();
    private final Map<ArticleId, List<Visit>> byArticle = new HashMap<>();
    private int unknown;
    private int malformed;
    private int fromBots;
    private int late;

    /**
     * A visit.
     *
     * @param message the id of the message that reports it
     * @param visitor the same for every visit of the same reader to the same article on one day
     */
    record Visit(String message, long visitor) {}

    private record Reading(String message, LocalDate day, Beacon beacon) {}

    Visits(OriginSecrets secrets, Salts salts, Bots bots, Addresses addresses, LocalDate today) {
        this.addresses = addresses;
        this.secrets = secrets;
        this.salts = salts;
        this.bots = bots;
        this.today = today;
    }

    /** Adds messages. An address that an open page had before leads to the same article as its current one. */
    void add(List<Message> messages) {
        List<Reading> readings = new ArrayList<>();
        for (Message message : messages) {
            Optional<Beacon> beacon = Beacon.of(message.body(), secrets);
            LocalDate day = message.sent().atOffset(ZoneOffset.UTC).toLocalDate();
            if (beacon.isEmpty()) {
                malformed++;
            } else if (bots.include(beacon.get().agent())) {
                fromBots++;
            } else if (day.isBefore(today.minusDays(1)) || day.isAfter(today.plusDays(1))) {
                // That day's salt is deleted or will be soon, and a new one must not be created for it.
                late++;
            } else {
                readings.add(new Reading(message.id(), day, beacon.get()));
            }
        }
        Map<Slug, ArticleId> articles = articles(
                readings.stream().map(reading -> reading.beacon().article()).collect(Collectors.toSet()));
        for (Reading reading : readings) {
            ArticleId article = articles.get(reading.beacon().article());
            if (article == null) {
                unknown++;
            } else {
                byArticle
                        .computeIfAbsent(article, first -> new ArrayList<>())
                        .add(new Visit(reading.message(), visitor(reading.day(), article, reading.beacon())));
            }
        }
    }

    /** The articles at these addresses. A cheap read may miss a new address, and a message that is dropped does not come again. */
    private Map<Slug, ArticleId> articles(Set<Slug> slugs) {
        Map<Slug, ArticleId> found = new HashMap<>(addresses.leadTo(slugs));
        List<Slug> missed =
                slugs.stream().filter(slug -> !found.containsKey(slug)).toList();
        if (!missed.isEmpty()) {
            found.putAll(addresses.strong().leadTo(missed));
        }
        return found;
    }

    /** How many visits name no article. */
    int unknown() {
        return unknown;
    }

    Map<ArticleId, List<Visit>> byArticle() {
        return byArticle;
    }

    /** Logs how many messages are no visits, and nothing of their content. */
    void log(CallLine line) {
        line.note("articles", byArticle.size())
                .note("bots", fromBots)
                .note("late", late)
                .note("malformed", malformed);
    }

    private long visitor(LocalDate day, ArticleId id, Beacon beacon) {
        Mac hmac = days.computeIfAbsent(day, any -> Hmac.keyed(salts.of(day)));
        byte[] address = Anonymity.prefix(beacon.address());
        byte[] article = id.value().getBytes(UTF_8);
        return ReaderSet.visitor(
                hash(hmac, address, article), hash(hmac, address, beacon.agent().getBytes(UTF_8), article));
    }

    private static long hash(Mac hmac, byte[]... parts) {
        for (byte[] part : parts) {
            hmac.update(part);
            // A separator that occurs in no address and no article's id.
            hmac.update((byte) '\n');
        }
        return ByteBuffer.wrap(hmac.doFinal()).getLong();
    }
}
