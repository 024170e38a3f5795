package broadsheet.importer;

import broadsheet.archive.Note;
import broadsheet.importer.Api.Failed;
import broadsheet.importer.Folder.Prepared;
import java.util.List;
import java.util.Optional;

/** Begins the drafts of an archive, each after its pictures, which go to the slug that the draft states. */
final class DraftSending {
    private final Api api;
    private final PictureSending pictures;
    private final Report report;

    DraftSending(Api api, PictureSending pictures, Report report) {
        this.api = api;
        this.pictures = pictures;
        this.report = report;
    }

    /** Begins a draft, unless an earlier run did: people may have changed it and its pictures since. */
    Outcome send(Folder.Article draft, Prepared prepared) throws InterruptedException {
        try {
            if (api.hasDraft(draft)) {
                return new Outcome.StoredAsDraft(false);
            }
            // An article has the slug if people published this draft, or if it is another one. Its pictures are its
            // own.
            boolean isFree = prepared.pictures().files().isEmpty()
                    || api.newest(draft.slug()).isEmpty();
            Optional<Outcome> failure = isFree ? pictures.send(draft.slug(), prepared.pictures()) : Optional.empty();
            if (failure.isPresent()) {
                return failure.get();
            }
            Outcome outcome = api.publish(draft, prepared.document());
            if (!isFree && outcome.equals(new Outcome.StoredAsDraft(true))) {
                report.notes(draft.name(), List.of(withoutPictures(draft, prepared)));
            }
            return outcome;
        } catch (Failed failed) {
            return failed.outcome();
        }
    }

    private static Note withoutPictures(Folder.Article draft, Prepared prepared) {
        return new Note(
                Note.Kind.TO_CHECK,
                "an article of the site has the slug \"%s\": give the draft another one, and send its %d pictures there"
                        .formatted(draft.slug(), prepared.pictures().files().size()));
    }
}
