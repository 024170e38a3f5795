package broadsheet.article;

import java.util.Map;

/** The pictures that were sent for articles, each under the name by which its article's document refers to it. */
public interface Pictures {
    /** Every picture that was sent for an article, whether or not its document refers to it. */
    Map<PictureName, Picture> of(Slug article);

    /** Keeps a picture for an article, in place of one of the same name. Safe to repeat. */
    void keep(Slug article, PictureName name, Picture picture);
}
