package broadsheet.discussion;

import broadsheet.article.Author;
import java.util.List;

/** Recognizes the names of a site's authors, and names that readers may mistake for them. */
final class AuthorNames {
    private final List<String> looks;

    private AuthorNames(List<String> looks) {
        this.looks = looks;
    }

    static AuthorNames of(List<Author> authors) {
        return new AuthorNames(
                authors.stream().map(author -> Lookalikes.of(author.name())).toList());
    }

    /** Whether a name equals or contains an author's name, or looks as if it does. */
    boolean areLike(String name) {
        if (name.isEmpty()) {
            return false;
        }
        String look = Lookalikes.of(name);
        String together = look.replace(" ", "");
        return looks.stream()
                .anyMatch(author -> look.contains(author)
                        || together.equals(author.replace(" ", ""))
                        || (hasWords(author) && together.contains(author.replace(" ", ""))));
    }

    private static boolean hasWords(String look) {
        return look.strip().contains(" ");
    }
}
