package broadsheet.ratearticle;

import broadsheet.http.BodyFields;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.language.RefusalWords;
import broadsheet.readership.RatingSummary;
import broadsheet.readership.Stars;
import broadsheet.validation.FieldErrors;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Parses ratings and writes the response. */
final class Rating {
    private Rating() {}

    /**
     * Returns the stars in a request.
     *
     * @param words the words of an error
     * @return empty if the request removes the rating, which only a form does, with zero stars
     */
    static Optional<Stars> read(Request request, Supplier<RefusalWords> words) {
        var errors = new FieldErrors();
        BodyFields fields = BodyFields.of(request, errors);
        int before = errors.count();
        OptionalInt number = fields.number("stars", Stars.MOST, words);
        if (number.isEmpty() && errors.count() == before) {
            errors.add("stars", words.get().missing());
        }
        if (number.orElse(1) == 0 && !fields.isForm()) {
            errors.add("stars", "is 0; DELETE takes a rating back");
        }
        fields.noteUnread();
        errors.throwIfAny();
        return Stars.of(number.orElseThrow());
    }

    /** Returns the reader's own rating and the summary of all ratings. */
    static Response answer(Optional<Stars> own, RatingSummary all) {
        return Response.json(200, json -> {
            own.ifPresent(stars -> json.writeNumberProperty("stars", stars.number()));
            all.average().ifPresent(average -> json.writeNumberProperty("average", average));
            json.writeNumberProperty("count", all.count());
            Json.array(json, "histogram", all.histogram(), (array, count) -> array.writeNumber(count));
        });
    }
}
