package broadsheet.storepicture;

import broadsheet.article.Attachment;
import broadsheet.article.Pictures;
import broadsheet.http.Problem;

/** Records for articles what the site has. */
record Keeping(Pictures pictures) {
    /**
     * Records an attachment under its name.
     *
     * @throws Problem 409 if the article was taken down in the meantime
     */
    void keep(Announcement announced, Attachment attachment) {
        if (!pictures.keep(announced.article(), announced.name(), attachment)) {
            throw Problem.conflict(
                    "The picture was taken out of the site meanwhile; send it again if it is to be there.");
        }
    }
}
