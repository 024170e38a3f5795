package broadsheet.importer;

import broadsheet.article.PictureName;
import broadsheet.article.Slug;
import broadsheet.cli.client.SiteClient;
import broadsheet.importer.Api.Failed;
import broadsheet.importer.Attempts.Reply;
import broadsheet.importer.Attempts.Unanswered;
import broadsheet.json.Json;
import broadsheet.validation.FieldError;
import broadsheet.validation.ValidationException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Sends the pictures of a document: announces each one, and uploads those that the service lacks. */
final class PictureSending {
    private static final Set<Integer> STORAGE_PASSING = Set.of(500, 502, 503, 504);

    /** The timeout of an upload: the maximum of 500 MB over a line of 5 Mbit/s. */
    private static final Duration TIMEOUT = Duration.ofMinutes(15);

    private final Api api;
    private final Attempts attempts;
    private final Report report;

    PictureSending(Api api, Attempts attempts, Report report) {
        this.api = api;
        this.attempts = attempts;
        this.report = report;
    }

    /**
     * Sends an article's pictures one after the other. It streams each picture, so no whole picture is held in memory.
     *
     * @return empty if the article can be published; else the article's outcome
     */
    Optional<Outcome> send(Slug article, PictureFiles pictures) throws InterruptedException {
        List<FieldError> errors = new ArrayList<>();
        try {
            errors.addAll(pictures.errors());
            for (Map.Entry<PictureName, Path> picture : pictures.files().entrySet()) {
                try {
                    send(article, picture.getKey(), picture.getValue());
                } catch (Failed failed) {
                    if (!(failed.outcome() instanceof Outcome.Refused(List<FieldError> found))) {
                        return Optional.of(located(failed.outcome(), picture.getKey()));
                    }
                    found.forEach(error -> errors.add(new FieldError("picture " + picture.getKey(), error.detail())));
                }
            }
        } catch (IOException e) {
            return Optional.of(new Outcome.Unsent("cannot be read: " + e.getMessage()));
        }
        return errors.isEmpty() ? Optional.empty() : Optional.of(new Outcome.Refused(errors));
    }

    private static Outcome located(Outcome outcome, PictureName name) {
        return outcome instanceof Outcome.Unsent(String reason)
                ? new Outcome.Unsent("picture " + name + ": " + reason)
                : outcome;
    }

    private void send(Slug article, PictureName name, Path file) throws InterruptedException, Failed, IOException {
        String announcement = announcement(name, file);
        Reply reply = api.announce(article, name, announcement);
        if (reply.status() == 202) {
            upload(SiteClient.parse(reply.body()).path("upload"), file);
            reply = api.announce(article, name, announcement);
        }
        switch (reply.status()) {
            case 200 -> report.picture(false);
            case 201 -> report.picture(true);
            case 202 -> throw new Failed(new Outcome.Unsent("was uploaded, but is not found"));
            default -> throw new Failed(Answer.read(reply.status(), reply.body()));
        }
    }

    private static String announcement(PictureName name, Path file) throws IOException, Failed {
        PictureAnnouncement said;
        try {
            said = PictureAnnouncement.of(name, file);
        } catch (ValidationException noPicture) {
            throw new Failed(new Outcome.Refused(noPicture.errors()));
        }
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("sha256", said.sha256());
            json.writeNumberProperty("bytes", said.bytes());
            json.writeStringProperty("type", said.type());
            json.writeEndObject();
        });
    }

    private void upload(JsonNode invitation, Path file) throws InterruptedException, Failed, IOException {
        HttpRequest.Builder request;
        try {
            request = HttpRequest.newBuilder(URI.create(invitation.path("url").asString("")))
                    .version(HttpClient.Version.HTTP_1_1)
                    .timeout(TIMEOUT)
                    .PUT(BodyPublishers.ofFile(file));
            invitation
                    .path("headers")
                    .propertyStream()
                    .forEach(header ->
                            request.header(header.getKey(), header.getValue().asString("")));
        } catch (IllegalArgumentException noAddress) {
            throw new Failed(new Outcome.Unsent("the answer, 202, is no Broadsheet's: is the address right?"));
        }
        try {
            int status = attempts.send(request.build(), STORAGE_PASSING).status();
            if (status != 200) {
                throw new Failed(new Outcome.Unsent("the storage answers " + status));
            }
        } catch (Unanswered e) {
            throw new Failed(new Outcome.Unsent("the storage: " + e.reason()));
        }
    }
}
