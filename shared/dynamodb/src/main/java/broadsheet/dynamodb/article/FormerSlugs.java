package broadsheet.dynamodb.article;

import broadsheet.article.Articles.SlugTaken;
import broadsheet.article.Slug;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An article's former slugs, with their heads at the time of publication.
 *
 * @param slugs all former slugs: those in the document, those recorded before, and those that redirected to them
 * @param toMove the slugs that do not redirect to the article yet, with their heads
 * @param renamed the head under the article's previous slug, if this publication renames it
 */
record FormerSlugs(List<Slug> slugs, Map<Slug, Optional<Item>> toMove, Optional<Item> renamed) {
    /**
     * Reads the heads of the former slugs in a document, and of the slugs that redirect to them.
     *
     * @param slug the article's new slug
     * @param head the current head under this slug
     * @throws SlugTaken if one of them redirects to another article, or more than one has an article
     */
    static FormerSlugs read(Table table, Slug slug, Optional<Item> head, List<Slug> named) {
        Set<Slug> slugs = new LinkedHashSet<>(named);
        Map<Slug, Optional<Item>> heads = new HashMap<>();
        // Include those of a withdrawn article: they still redirect to it if it is published again.
        head.ifPresent(item -> slugs.addAll(ArticleItems.formerly(item)));
        List<Slug> articles = new ArrayList<>();
        for (Slug former : named) {
            Optional<Item> there = table.getNow(Keys.article(former), Keys.HEAD);
            heads.put(former, there);
            there.ifPresent(item -> slugs.addAll(ArticleItems.formerly(item)));
            there.filter(ArticleItems::isPublished).ifPresent(item -> articles.add(former));
        }
        slugs.remove(slug);
        if (articles.size() > 1) {
            throw new SlugTaken("More than one former slug is an article: " + articles + ".");
        }
        head.flatMap(ArticleItems::movedTo).filter(to -> !slugs.contains(to)).ifPresent(to -> refuse(slug, to));
        Map<Slug, Optional<Item>> toMove = new LinkedHashMap<>();
        for (Slug former : slugs) {
            Optional<Item> there =
                    heads.computeIfAbsent(former, unread -> table.getNow(Keys.article(unread), Keys.HEAD));
            Optional<Slug> to = there.flatMap(ArticleItems::movedTo);
            if (to.isPresent() && !to.get().equals(slug) && !slugs.contains(to.get())) {
                refuse(former, to.get());
            }
            if (!to.equals(Optional.of(slug))) {
                toMove.put(former, there);
            }
        }
        return new FormerSlugs(
                List.copyOf(slugs),
                toMove,
                articles.stream().findFirst().flatMap(article -> heads.getOrDefault(article, Optional.empty())));
    }

    private static void refuse(Slug slug, Slug to) {
        throw new SlugTaken(slug + " leads to " + to + "; name " + to + " as formerly, if this is the same article.");
    }
}
