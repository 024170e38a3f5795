package broadsheet.article;

import java.util.ArrayList;
import java.util.List;

/** A set of articles with a page of its own, ordered by publication, newest first. */
public sealed interface Listing {
    /** Every article. */
    record All() implements Listing {
        @Override
        public String path() {
            return "/";
        }
    }

    /** The articles of one section. */
    record OfSection(Slug section) implements Listing {
        @Override
        public String path() {
            return "/sections/" + section.encoded() + "/";
        }
    }

    /** The articles of one kind in one section. */
    record OfSectionAndKind(Slug section, Slug kind) implements Listing {
        @Override
        public String path() {
            return "/sections/" + section.encoded() + "/" + kind.encoded() + "/";
        }
    }

    /** The articles of one kind in all sections. */
    record OfKind(Slug kind) implements Listing {
        @Override
        public String path() {
            return "/kinds/" + kind.encoded() + "/";
        }
    }

    /** The articles with one tag. */
    record OfTag(Slug tag) implements Listing {
        @Override
        public String path() {
            return "/tags/" + tag.encoded() + "/";
        }
    }

    /** The articles of one author. */
    record OfAuthor(Slug author) implements Listing {
        @Override
        public String path() {
            return "/authors/" + author.encoded() + "/";
        }
    }

    /** The path of its page. */
    String path();

    /** Whether it has pages of years and months, besides its numbered pages. */
    default boolean isDated() {
        return this instanceof All || this instanceof OfSection;
    }

    /** The number of entries of its first page, and of a numbered page when its boundary is set. */
    default int pageSize() {
        return isDated() ? 20 : 50;
    }

    /** The number of entries with which a numbered page is cut anew. Until then, it shows the oldest of them. */
    default int maxPageSize() {
        return 2 * pageSize();
    }

    /** All listings that contain an article with this front matter. */
    static List<Listing> of(FrontMatter front) {
        List<Listing> listings = new ArrayList<>();
        listings.add(new All());
        listings.add(new OfSection(front.section()));
        listings.add(new OfSectionAndKind(front.section(), front.kind().id()));
        listings.add(new OfKind(front.kind().id()));
        front.tags().forEach(tag -> listings.add(new OfTag(tag.id())));
        front.authors().forEach(author -> listings.add(new OfAuthor(author.id())));
        return List.copyOf(listings);
    }
}
