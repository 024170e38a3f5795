package broadsheet.storepicture;

import broadsheet.http.Response;
import java.util.Optional;

/** How one announced original becomes what the site serves. */
sealed interface Storing permits PictureStoring, FileStoring {
    /** Answers 200 if the site has it, after recording it for the article; empty if the site does not have it. */
    Optional<Response> known();

    /**
     * Makes what the site serves of the upload and answers 201; empty if nothing was uploaded.
     *
     * @throws broadsheet.validation.ValidationException if the upload is something else; it is discarded
     */
    Optional<Response> made();
}
