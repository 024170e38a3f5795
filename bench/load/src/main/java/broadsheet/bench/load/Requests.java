package broadsheet.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.bench.load.LoadPlan.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.SplittableRandom;

/**
 * The requests of a plan. The kind and number alone determine a request, so a plan is repeatable.
 *
 * <p>Comments and views follow Zipf's law, as readers do: most concern few articles. Each rating is of another reader
 * or another article, so that all ratings count.
 */
final class Requests {
    /**
     * The number of readers for each article. The system counts this many exactly, so the counts can be compared with
     * the requests.
     */
    static final int READERS_OF_EACH = 100;

    private static final int BROWSERS_OF_AN_ADDRESS = 5;

    /** Text with so many links that the comment is held for moderation. */
    private static final String LINKS =
            "Compare https://one.example/ and https://two.example/ with https://three.example/. ";

    private final LoadPlan plan;
    private final double[] popularity;

    Requests(LoadPlan plan) {
        this.plan = plan;
        this.popularity = new double[plan.articles()];
        double sum = 0;
        for (int i = 0; i < popularity.length; i++) {
            sum += 1.0 / (i + 1);
            popularity[i] = sum;
        }
    }

    /**
     * A request.
     *
     * @param article the number of its article
     * @param reader the number of its reader
     * @param from the reader's address
     * @param bytes the bytes to send
     */
    @SuppressWarnings("ArrayRecordComponent") // No code compares requests.
    record Request(Kind kind, int number, int article, int reader, InetAddress from, byte[] bytes) {}

    /**
     * The request with this kind and number.
     *
     * @throws IndexOutOfBoundsException if the plan has no such publication
     */
    Request of(Kind kind, int number) {
        var chance = new SplittableRandom(2L * number + (kind == Kind.VIEW ? 1 : 0));
        int readers = plan.tokens().size();
        return switch (kind) {
            case PUBLICATION -> publication(number);
            case COMMENT -> {
                int article = popular(chance);
                // Readers take turns, so that none exceeds the rate limit for one reader.
                int reader = number % readers;
                String text = "This is comment number %d, and as long as most of them are. ".formatted(number)
                        + (plan.isHeld(number) ? LINKS : "");
                yield request(kind, number, article, reader, "POST", "comments", "application/json", """
                    {"text": "%s", "key": "comment-of-the-load-%d"}\
                    """.formatted(
                                text.repeat(3).strip(), number));
            }
            case RATING -> {
                int reader = number % readers;
                int article = Math.floorMod(number / readers + 7 * reader, plan.articles());
                yield request(kind, number, article, reader, "PUT", "rating", "application/json", """
                    {"stars": %d}\
                    """.formatted(
                                1 + number % 5));
            }
            case VIEW -> {
                int article = popular(chance);
                int reader = chance.nextInt(READERS_OF_EACH);
                String head =
                        "POST /api/articles/%s/views HTTP/1.1\r\nHost: %s\r\nUser-Agent: Mozilla/5.0 (Windows NT 10.0; rv:%d.0) Gecko/20100101 Firefox/140.0\r\n"
                                .formatted(slug(article), plan.site().getAuthority(), reader);
                yield new Request(
                        kind,
                        number,
                        article,
                        reader,
                        address(reader),
                        (head + "Content-Length: 0\r\n\r\n").getBytes(UTF_8));
            }
        };
    }

    /**
     * The reader's address. The system counts at most five browsers for each address. Linux assigns all of 127.0.0.0/8
     * to the local machine.
     */
    private static InetAddress address(int reader) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (1 + reader / BROWSERS_OF_AN_ADDRESS)});
        } catch (UnknownHostException impossible) {
            throw new AssertionError("four bytes are an address", impossible);
        }
    }

    /** The slug of the article with this number. */
    static String slug(int article) {
        return "article-%06d".formatted(article);
    }

    private Request publication(int number) {
        LoadPlan.Publication publication = plan.publications().get(number);
        try {
            byte[] document = Files.readAllBytes(publication.document());
            byte[] head = head("PUT", "/api/articles/" + publication.slug(), "text/markdown", plan.editor(), document);
            return new Request(
                    Kind.PUBLICATION, number, number, 0, InetAddress.getLoopbackAddress(), joined(head, document));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + publication.document(), e);
        }
    }

    private Request request(
            Kind kind, int number, int article, int reader, String method, String what, String type, String text) {
        byte[] body = text.getBytes(UTF_8);
        String path = "/api/articles/" + slug(article) + "/" + what;
        byte[] head = head(method, path, type, plan.tokens().get(reader), body);
        return new Request(kind, number, article, reader, InetAddress.getLoopbackAddress(), joined(head, body));
    }

    private byte[] head(String method, String path, String type, String token, byte[] body) {
        return ("%s %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: %s; charset=utf-8\r\n"
                                .formatted(method, path, plan.site().getAuthority(), token, type)
                        + "Content-Length: " + body.length + "\r\n\r\n")
                .getBytes(UTF_8);
    }

    private static byte[] joined(byte[] head, byte[] body) {
        byte[] bytes = new byte[head.length + body.length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(body, 0, bytes, head.length, body.length);
        return bytes;
    }

    private int popular(SplittableRandom chance) {
        double place = chance.nextDouble(popularity[popularity.length - 1]);
        int low = 0;
        int high = popularity.length - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (popularity[middle] < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
