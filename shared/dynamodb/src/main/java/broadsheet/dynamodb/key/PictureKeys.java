package broadsheet.dynamodb.key;

import broadsheet.article.PictureName;
import java.util.Optional;

/** Spells the keys of pictures; {@link Keys} spells that of the article that they are of. */
public final class PictureKeys {
    /**
     * What the keys of an article's claims to pictures begin with. They sort behind HEAD and right before the pictures: who
     * reads body and head of an article reads neither.
     */
    public static final String CLAIM = "KEPT#";

    private static final String PICTURE = "PICTURE#";

    /** Behind the last picture: '$' follows '#'. */
    public static final String END = "PICTURE$";

    private static final String IMAGE = "IMAGE#";

    private PictureKeys() {}

    public static String picture(PictureName name) {
        return PICTURE + name;
    }

    /** The picture that an item's key names; empty if it names none. */
    public static Optional<PictureName> pictureOf(String sk) {
        return sk.startsWith(PICTURE) ? Optional.of(new PictureName(sk.substring(PICTURE.length()))) : Optional.empty();
    }

    /** An article's claim to the picture of a hash. */
    public static String claim(String hash) {
        return CLAIM + hash;
    }

    /** The hash that a claim is to; empty if the key is of none. */
    public static Optional<String> claimOf(String sk) {
        return sk.startsWith(CLAIM) ? Optional.of(sk.substring(CLAIM.length())) : Optional.empty();
    }

    /** The partition of what is known of a picture, whoever it is of. */
    public static String image(String hash) {
        return IMAGE + hash;
    }

    /** The hash of the picture that a partition is of. */
    public static Optional<String> imageOf(String pk) {
        return pk.startsWith(IMAGE) ? Optional.of(pk.substring(IMAGE.length())) : Optional.empty();
    }
}
