package broadsheet.moderatecomments;

import broadsheet.article.Addresses;
import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.discussion.Phrase;
import broadsheet.http.Request;
import broadsheet.validation.FieldErrors;
import java.util.Optional;

/** Reads what a list or search is restricted to. Collects every error of a request. */
final class Criteria {
    private final Request request;
    private final FieldErrors errors = new FieldErrors();

    Criteria(Request request) {
        this.request = request;
    }

    /** A phrase to look for. */
    Optional<Phrase> phrase(String name) {
        Optional<String> sent = request.parameter(name);
        int length = sent.map(text -> text.codePointCount(0, text.length())).orElse(0);
        if (length > Phrase.MAX_LENGTH) {
            errors.add(name, "has %,d characters; at most %,d are allowed".formatted(length, Phrase.MAX_LENGTH));
            return Optional.empty();
        }
        Optional<Phrase> phrase = sent.flatMap(Phrase::of);
        if (phrase.isEmpty() && sent.isPresent()) {
            errors.add(name, "has nothing that can be seen");
        }
        return phrase;
    }

    /** An id or a phrase in a name. An id is taken unchanged. */
    Optional<String> person(String name) {
        return phrase(name).flatMap(seen -> request.parameter(name));
    }

    /** The address of an article. */
    Optional<Slug> article() {
        Optional<String> sent = request.parameter("article");
        Optional<Slug> slug = sent.flatMap(Slug::parse);
        if (slug.isEmpty() && sent.isPresent()) {
            errors.add("article", "is no article's slug");
        }
        return slug;
    }

    FieldErrors errors() {
        return errors;
    }

    /** The article at an address; with {@code isNowhere} for an address that leads to none. */
    static Target at(Optional<Slug> slug, Addresses addresses) {
        Optional<ArticleId> article = slug.flatMap(addresses::leadsTo);
        return new Target(article, slug.isPresent() && article.isEmpty());
    }

    /**
     * The article that a request names.
     *
     * @param article the article; empty if the request names none, or an address that leads to none
     * @param isNowhere whether the address leads to no article, so that nothing can be found
     */
    record Target(Optional<ArticleId> article, boolean isNowhere) {}
}
