package broadsheet.storepicture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import broadsheet.article.Picture;
import broadsheet.article.PictureName;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

@Tag("slow")
final class StorePictureTest {
    private static final String ARTICLE = "how-a-tide-table-knows";
    private static final byte[] HARBOUR = PictureFixture.harbour();
    private static final String HASH = Photos.hash(HARBOUR);

    private static final Picture WEBP_ALONE = new Picture(HASH, 700, 467, List.of(320, 640, 700));
    private static final boolean HAS_AVIF = Avif.encoder().isPresent();

    private final PictureFixture fixture = new PictureFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void anUnknownPictureIsUploadedFirstAndThenKeptInItsWidths() {
        String event = PictureFixture.announcing(HARBOUR);
        Answer invited = fixture.send(event);
        assertEquals(202, invited.status());
        assertEquals("PUT", invited.at("upload.method"));
        assertEquals(
                Set.of("content-type", "x-amz-checksum-sha256"),
                ((Map<?, ?>) requireNonNull(invited.at("upload.headers"))).keySet());
        assertTrue(requireNonNull((String) invited.at("upload.url")).contains("X-Amz-Expires=900"), invited::body);
        assertEquals(200, fixture.upload(invited, HARBOUR));
        assertEquals(Map.of(), fixture.pictures(ARTICLE));

        Answer kept = fixture.send(event);
        assertEquals(201, kept.status(), () -> kept.json() + fixture.context().log());
        assertEquals("photos/harbour.jpg", kept.at("name"));
        assertEquals(List.of(700, 467), List.of(kept.at("width"), kept.at("height")));
        assertEquals("/images/" + HASH + "/700.webp", kept.at("url"));
        assertEquals(List.of(320, 640, 700), kept.at("sources.*.width"));
        assertEquals(List.of(213, 427, 467), kept.at("sources.*.height"));
        assertEquals("/images/" + HASH + "/320.webp", kept.at("sources.0.url"));
        assertEquals(
                Map.of(new PictureName("photos/harbour.jpg"), HAS_AVIF ? WEBP_ALONE.withAvif() : WEBP_ALONE),
                fixture.pictures(ARTICLE));
        assertEquals(
                keys("320.webp 640.webp 700.webp picture.json" + (HAS_AVIF ? " 320.avif 640.avif 700.avif" : "")),
                fixture.pages.keys());
        for (int width : new int[] {320, 640, 700}) {
            var object = fixture.pages.get(key(width + ".webp"));
            assertEquals("image/webp", object.response().contentType());
            assertEquals(
                    "public, max-age=31536000, immutable", object.response().cacheControl());
            BufferedImage image = Photos.decoded(object.asByteArray());
            assertEquals(width, image.getWidth());
            assertEquals(Math.round(467f * width / 700), image.getHeight());
        }
        assertEquals(Set.of(), fixture.uploads());
    }

    @Test
    void eachWidthIsAvifTooForBrowsersThatKnowIt() {
        // Elsewhere than on Linux there is no encoder; on Linux AvifTest fails without one.
        assumeTrue(HAS_AVIF);
        fixture.leave(HASH, HARBOUR);
        assertEquals(201, fixture.send(PictureFixture.announcing(HARBOUR)).status());
        for (int width : WEBP_ALONE.widths()) {
            var object = fixture.pages.get(key(width + ".avif"));
            assertEquals("image/avif", object.response().contentType());
            assertEquals(
                    "public, max-age=31536000, immutable", object.response().cacheControl());
            BufferedImage image = DecodedAvif.of(object.asByteArray());
            assertEquals(width, image.getWidth());
            assertEquals(Math.round(467f * width / 700), image.getHeight());
        }
        assertTrue(record().contains("\"avif\":true"), this::record);
    }

    @Test
    void whereNothingEncodesAvifAPictureIsWebpAloneAndStaysSo() {
        fixture.leave(HASH, HARBOUR);
        String event = PictureFixture.announcing(HARBOUR);
        assertEquals(201, fixture.send(fixture.withoutAvif(), event).status());
        assertEquals(keys("320.webp 640.webp 700.webp picture.json"), fixture.pages.keys());
        assertEquals("{\"width\":700,\"height\":467,\"widths\":[320,640,700]}", record());
        assertEquals(200, fixture.send(event).status());
        assertEquals(Set.of(WEBP_ALONE), Set.copyOf(fixture.pictures(ARTICLE).values()));
    }

    @Test
    void repeatedCallsChangeNothing() {
        String event = PictureFixture.announcing(HARBOUR);
        String first = (String) fixture.send(event).at("upload.headers.x-amz-checksum-sha256");
        assertEquals(first, fixture.send(event).at("upload.headers.x-amz-checksum-sha256"));
        fixture.leave(HASH, HARBOUR);
        Answer kept = fixture.send(event);
        var writes = fixture.pages.writes();
        var pictures = fixture.pictures(ARTICLE);
        for (int i = 0; i < 2; i++) {
            Answer again = fixture.send(event);
            assertEquals(200, again.status());
            assertEquals(kept.body(), again.body());
        }
        assertEquals(writes, fixture.pages.writes());
        assertEquals(pictures, fixture.pictures(ARTICLE));
    }

    @Test
    void storedPictureIsReferencedWithoutAnUpload() {
        fixture.leave(HASH, HARBOUR);
        fixture.send(PictureFixture.announcing(HARBOUR));
        String other = PictureFixture.announcing(HARBOUR).replace("\"slug\": \"" + ARTICLE, "\"slug\": \"another");
        assertEquals(200, fixture.send(other).status());
        assertEquals(fixture.pictures(ARTICLE), fixture.pictures("another"));
    }

    @Test
    void pictureUnderRemovalIsAcceptedOnlyAfterItsRemoval() {
        fixture.leave(HASH, HARBOUR);
        fixture.send(PictureFixture.announcing(HARBOUR));
        fixture.takeDown(ARTICLE);
        String other = PictureFixture.announcing(HARBOUR).replace("\"slug\": \"" + ARTICLE, "\"slug\": \"another");
        Answer refused = fixture.send(other);
        assertEquals(409, refused.status());
        assertEquals(Map.of(), fixture.pictures("another"));
        fixture.carryOut(HASH);
        assertEquals(202, fixture.send(other).status());
        fixture.leave(HASH, HARBOUR);
        assertEquals(201, fixture.send(other).status());
        assertEquals(1, fixture.pictures("another").size());
    }

    @Test
    void pictureStoredDuringATakedownIsQueuedForRemovalAgain() {
        fixture.leave(HASH, HARBOUR);
        var late = fixture.with(new ExecutionInterceptor() {
            @Override
            public void beforeTransmission(Context.BeforeTransmission call, ExecutionAttributes attributes) {
                if (call.request() instanceof PutObjectRequest put && put.key().endsWith("picture.json")) {
                    fixture.takeDown(ARTICLE);
                    fixture.carryOut(HASH);
                }
            }
        });
        assertEquals(409, fixture.send(late, PictureFixture.announcing(HARBOUR)).status());
        assertEquals(Map.of(), fixture.pictures(ARTICLE));
        assertEquals(Set.of("images/" + HASH + "/picture.json"), fixture.pages.keys());
        assertEquals(409, fixture.send(PictureFixture.announcing(HARBOUR)).status());
        fixture.carryOut(HASH);
        assertEquals(201, fixture.send(PictureFixture.announcing(HARBOUR)).status());
        assertEquals(1, fixture.pictures(ARTICLE).size());
    }

    @Test
    void s3TakesNoOtherBytesThanThoseThatWereAnnounced() {
        Answer invited = fixture.send(PictureFixture.announcing(HARBOUR));
        byte[] other = HARBOUR.clone();
        other[other.length / 2] ^= 1;
        assertEquals(400, fixture.upload(invited, other));
        assertEquals(403, fixture.upload(invited, Arrays.copyOf(HARBOUR, HARBOUR.length + 1)));
        assertEquals(Set.of(), fixture.uploads());
    }

    @Test
    void otherBytesThatLieThereAllTheSameAreDiscarded() {
        byte[] other = HARBOUR.clone();
        other[other.length / 2] ^= 1;
        for (byte[] wrong : List.of(other, new byte[HARBOUR.length + 1], new byte[1])) {
            fixture.leave(HASH, wrong);
            Answer refused = fixture.send(PictureFixture.announcing(HARBOUR));
            assertEquals(422, refused.status());
            assertEquals(
                    List.of("was sent with other bytes than announced: send it again"), refused.at("errors.*.detail"));
            assertEquals(Set.of(), fixture.uploads());
            assertEquals(202, fixture.send(PictureFixture.announcing(HARBOUR)).status());
        }
        assertEquals(Set.of(), fixture.pages.keys());
        assertEquals(Map.of(), fixture.pictures(ARTICLE));
    }

    @Test
    void undecodablePictureIsRefusedAndDiscarded() {
        byte[] noise = "GIF89a, but that is all".getBytes(UTF_8);
        byte[] png = Photos.file(Photos.quartered(8, 8), "png");
        fixture.leave(Photos.hash(noise), noise);
        fixture.leave(Photos.hash(png), png);
        Answer malformed = fixture.send(PictureFixture.announcing(noise, "image/gif"));
        assertEquals(422, malformed.status(), () -> fixture.context().log().toString());
        assertEquals(List.of("cannot be decoded as image/gif"), malformed.at("errors.*.detail"));
        Answer mistaken = fixture.send(PictureFixture.announcing(png, "image/jpeg"));
        assertEquals(422, mistaken.status());
        assertEquals(List.of("is not image/jpeg"), mistaken.at("errors.*.detail"));
        assertEquals(Set.of(), fixture.uploads());
        assertEquals(Set.of(), fixture.pages.keys());
    }

    @Test
    void everyErrorOfARequestIsNamed() {
        Answer answer = fixture.send(Events.read("store-picture/422-many-errors"));
        assertEquals(List.of("slug", "name", "sha256", "bytes", "type"), answer.at("errors.*.at"));
        for (String body : new String[] {"", "[]", "7", "{\"bytes\": 1.5, \"type\": 7}", "{"}) {
            assertEquals(
                    422,
                    fixture.send(Events.withBody(PictureFixture.announcing(HARBOUR), body))
                            .status(),
                    body);
        }
    }

    @Test
    void twentyMebibytesAreTakenAndNotOneByteMore() {
        int most = 20 * 1024 * 1024;
        assertEquals(
                202,
                fixture.send(PictureFixture.announcing(HASH, most, "image/jpeg"))
                        .status());
        assertEquals(
                413,
                fixture.send(PictureFixture.announcing(HASH, most + 1, "image/jpeg"))
                        .status());
        assertEquals(
                413,
                fixture.send(PictureFixture.announcing(HASH, Long.MAX_VALUE, "image/jpeg"))
                        .status());
    }

    @Test
    void anOutageIsNoErrorOfTheCaller() {
        fixture.leave(HASH, HARBOUR);
        fixture.loseTable();
        Answer answer = fixture.send(PictureFixture.announcing(HARBOUR));
        assertEquals(500, answer.status());
        assertTrue(answer.body().contains("it has been logged"), answer::body);
        assertEquals(Set.of(HASH), fixture.uploads());
    }

    private String record() {
        return fixture.pages.get(key("picture.json")).asUtf8String();
    }

    private static Set<String> keys(String names) {
        return Arrays.stream(names.split(" ")).map(StorePictureTest::key).collect(Collectors.toSet());
    }

    private static String key(String name) {
        return "images/" + HASH + "/" + name;
    }
}
