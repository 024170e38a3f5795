package broadsheet.authoring;

import broadsheet.article.Composition;
import broadsheet.article.Composition.Block;
import broadsheet.article.Kind;
import broadsheet.article.Label;
import broadsheet.article.Listing;
import broadsheet.article.Section;
import broadsheet.article.Slug;
import broadsheet.article.StripLayout;
import broadsheet.validation.FieldErrors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Parses what the home page shows: {@code frontPage} of site.yaml. */
final class CompositionReader {
    private static final String FRONT_PAGE = "frontPage";
    private static final String BLOCK = "block";
    private static final String ARTICLES = "articles";
    private static final String LAYOUT = "layout";

    private static final String LEAD = "lead";
    private static final String SECONDS = "seconds";
    private static final String LATEST = "latest";
    private static final String MOST_READ = "mostRead";

    /** The blocks that share the top of the page with the lead. */
    private static final Set<String> BESIDE_LEAD = Set.of(LEAD, SECONDS, LATEST, MOST_READ);

    private static final List<String> BLOCKS =
            List.of(LEAD, SECONDS, LATEST, MOST_READ, "live", "sections", "strip", "picks");

    /** The blocks of which a page can have several. */
    private static final Set<String> REPEATABLE = Set.of("strip", "picks");

    private static final int USUAL_SECONDS = 2;
    private static final int MAX_SECONDS = 4;
    private static final int USUAL_ARTICLES = 4;
    private static final int MAX_TITLE = 100;

    private final FieldErrors errors;
    private final List<Section> sections;
    private final List<Kind> kinds;
    private final UnaryOperator<String> typography;
    private final List<String> words = new ArrayList<>();

    CompositionReader(FieldErrors errors, List<Section> sections, List<Kind> kinds, UnaryOperator<String> typography) {
        this.errors = errors;
        this.sections = sections;
        this.kinds = kinds;
        this.typography = typography;
    }

    /** Reads the composition; the usual one if the settings state none, or an invalid one. */
    Composition read(Fields fields) {
        int before = errors.count();
        List<Block> blocks = fields.mappings(Composition.MAX_BLOCKS, FRONT_PAGE, this::block);
        if (words.isEmpty()) {
            return Composition.USUAL;
        }
        checkOrder();
        int articles = blocks.stream()
                .mapToInt(block -> block.articles() * (block instanceof Block.Sections ? sections.size() : 1))
                .sum();
        if (articles > Composition.MAX_ARTICLES_OF_ALL) {
            errors.add(
                    FRONT_PAGE,
                    "shows %d articles; at most %d are allowed".formatted(articles, Composition.MAX_ARTICLES_OF_ALL));
        }
        int picks = blocks.stream()
                .filter(Block.Picks.class::isInstance)
                .mapToInt(Block::articles)
                .sum();
        if (picks > Composition.MAX_PICKS) {
            errors.add(FRONT_PAGE, "picks %d articles; at most %d are allowed".formatted(picks, Composition.MAX_PICKS));
        }
        return errors.count() > before ? Composition.USUAL : new Composition(blocks);
    }

    /** Reports blocks that are missing, or there twice, or out of their place. */
    private void checkOrder() {
        int lead = words.indexOf(LEAD);
        if (lead < 0) {
            errors.add(FRONT_PAGE, "has no lead: one of its blocks is \"block: lead\"");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!seen.add(word) && !REPEATABLE.contains(word) && !word.isEmpty()) {
                errors.add(at(i), "\"%s\" is there twice".formatted(word));
            }
            if (word.equals(SECONDS) && lead >= 0 && !isBesideLead(i, lead)) {
                errors.add(at(i), "\"seconds\" stand beside the lead: write them right behind it");
            }
        }
    }

    /** Whether all blocks from the lead to this one share its place. */
    private boolean isBesideLead(int index, int lead) {
        return BESIDE_LEAD.containsAll(words.subList(Math.min(index, lead), Math.max(index, lead)));
    }

    private static String at(int index) {
        return FRONT_PAGE + "[" + index + "]." + BLOCK;
    }

    private Optional<Block> block(String at, Fields fields) {
        Optional<String> word = fields.required(MAX_TITLE, BLOCK);
        words.add(word.orElse(""));
        Optional<Block> block = word.flatMap(known -> switch (known) {
            case LEAD -> Optional.of(new Block.Lead());
            case SECONDS -> Optional.of(new Block.Seconds(articles(fields, USUAL_SECONDS, MAX_SECONDS)));
            case LATEST -> Optional.of(new Block.Latest(articles(fields)));
            case MOST_READ -> Optional.of(new Block.MostRead());
            case "live" -> Optional.of(new Block.Live());
            case "sections" -> Optional.of(new Block.Sections(layout(fields), articles(fields)));
            case "strip" -> strip(at, fields);
            case "picks" -> picks(at, fields);
            default -> {
                errors.add(at + "." + BLOCK, "is \"%s\", not %s".formatted(known, String.join(" or ", BLOCKS)));
                yield Optional.empty();
            }
        });
        if (word.filter(BLOCKS::contains).isPresent()) {
            fields.unread().forEach(name -> errors.add(at + "." + name, "is not a setting of this block"));
        }
        return block;
    }

    private Optional<Block> strip(String at, Fields fields) {
        Optional<String> section = fields.text(Limits.NAME, "section");
        Optional<String> tag = fields.text(Limits.NAME, "tag");
        Optional<String> kind = fields.text(Limits.NAME, "kind");
        Optional<String> title = fields.text(MAX_TITLE, "title").map(typography);
        StripLayout layout = layout(fields);
        int articles = articles(fields);
        if (Stream.of(section, tag, kind).filter(Optional::isPresent).count() != 1) {
            errors.add(at, "names no listing, or several: a strip has a section or a tag or a kind");
            return Optional.empty();
        }
        return section.flatMap(id -> section(at + ".section", id))
                .<Block>map(found -> new Block.Strip(new Listing.OfSection(found), title.orElse(""), layout, articles))
                .or(() -> tag.flatMap(name -> Naming.label(at + ".tag", name, errors))
                        .map(found -> new Block.Strip(
                                new Listing.OfTag(found.id()), title.orElse(found.name()), layout, articles)))
                .or(() -> kind.flatMap(name -> kind(at + ".kind", name))
                        .map(found -> new Block.Strip(
                                new Listing.OfKind(found.id()), title.orElse(found.name()), layout, articles)));
    }

    private Optional<Slug> section(String at, String id) {
        Optional<Slug> known = sections.stream()
                .map(Section::id)
                .filter(each -> each.value().equals(id))
                .findFirst();
        if (known.isEmpty()) {
            errors.add(at, "\"" + id + "\" is not one of the sections");
        }
        return known;
    }

    /** The kind, under its present name. */
    private Optional<Label> kind(String at, String name) {
        return Naming.kind(at, name, errors)
                .map(label -> Kind.find(kinds, label.id()).map(Kind::label).orElse(label));
    }

    private Optional<Block> picks(String at, Fields fields) {
        Optional<String> title = fields.required(MAX_TITLE, "title").map(typography);
        StripLayout layout = layout(fields);
        int before = errors.count();
        List<Fields.Located> named = fields.texts(Composition.MAX_ARTICLES, Slug.MAX_LENGTH, ARTICLES);
        if (named.isEmpty() && errors.count() == before) {
            errors.add(at + "." + ARTICLES, "are missing: name the articles by their slugs");
        }
        List<Slug> slugs = named.stream()
                .flatMap(text -> Naming.slug(text.at(), text.text(), errors).stream())
                .distinct()
                .toList();
        return title.map(words -> new Block.Picks(words, slugs, layout));
    }

    private static int articles(Fields fields) {
        return articles(fields, USUAL_ARTICLES, Composition.MAX_ARTICLES);
    }

    private static int articles(Fields fields, int usual, int most) {
        return fields.number(ARTICLES, most).orElse(usual);
    }

    private static StripLayout layout(Fields fields) {
        return IdentityReader.one(fields, LAYOUT, StripLayout.WIDE, StripLayout.values());
    }
}
