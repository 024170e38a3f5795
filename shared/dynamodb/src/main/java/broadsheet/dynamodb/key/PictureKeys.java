package broadsheet.dynamodb.key;

import broadsheet.article.PictureName;
import java.util.Optional;

/** The keys of pictures. {@link Keys} spells the partition key of their article. */
public final class PictureKeys {
    /**
     * The prefix of the sort keys of an article's references (references) to pictures. They sort after HEAD and just
     * before the pictures, so a query for an article's body and head reads neither.
     */
    public static final String REFERENCE = "KEPT#";

    private static final String PICTURE = "PICTURE#";

    /** The upper bound of the sort keys of pictures: '$' follows '#'. */
    public static final String END = "PICTURE$";

    private static final String IMAGE = "IMAGE#";

    private PictureKeys() {}

    public static String picture(PictureName name) {
        return PICTURE + name;
    }

    /** The picture's name in a sort key; empty for any other key. */
    public static Optional<PictureName> pictureOf(String sk) {
        return sk.startsWith(PICTURE) ? Optional.of(new PictureName(sk.substring(PICTURE.length()))) : Optional.empty();
    }

    /** The sort key of an article's reference to a picture. */
    public static String reference(String hash) {
        return REFERENCE + hash;
    }

    /** The hash in a reference's sort key; empty for any other key. */
    public static Optional<String> referenceOf(String sk) {
        return sk.startsWith(REFERENCE) ? Optional.of(sk.substring(REFERENCE.length())) : Optional.empty();
    }

    /** The partition of the data about one picture that all articles share. */
    public static String image(String hash) {
        return IMAGE + hash;
    }

    /** The hash of the picture whose data a partition holds; empty for any other partition. */
    public static Optional<String> imageOf(String pk) {
        return pk.startsWith(IMAGE) ? Optional.of(pk.substring(IMAGE.length())) : Optional.empty();
    }
}
