package broadsheet.authoring;

import broadsheet.identity.Artwork;
import broadsheet.identity.Colour;
import broadsheet.identity.Corners;
import broadsheet.identity.Density;
import broadsheet.identity.Identity;
import broadsheet.identity.MenuLink;
import broadsheet.identity.Menus;
import broadsheet.identity.Scheme;
import broadsheet.identity.Typeface;
import broadsheet.validation.FieldErrors;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Parses what a publication looks like, and its menus: {@code identity} and {@code menus} of site.yaml. */
final class IdentityReader {
    private static final int MAX_WORD = 100;
    private static final int MAX_LABEL = 60;
    private static final int MAX_ADDRESS = 1_000;
    private static final int MAX_LINKS = 20;

    /** As a program for drawing saves it; what is left of it after cleaning is shorter. */
    private static final int MAX_SVG = 60_000;

    /** How far an icon may be from a square. */
    private static final double SQUARE = 0.02;

    private final FieldErrors errors;

    IdentityReader(FieldErrors errors) {
        this.errors = errors;
    }

    /** Reads the identity; the usual one where the settings say nothing, or something invalid. */
    Identity identity(Optional<Fields> settings) {
        if (settings.isEmpty()) {
            return Identity.USUAL;
        }
        Fields fields = settings.get();
        Identity identity = new Identity(
                one(fields, "typeface", Identity.USUAL.typeface(), Typeface.values()),
                scheme(fields, "", Identity.USUAL.light()),
                scheme(fields, "Dark", Identity.USUAL.dark()),
                one(fields, "corners", Identity.USUAL.corners(), Corners.values()),
                one(fields, "density", Identity.USUAL.density(), Density.values()),
                artwork(fields, "wordmark", true),
                artwork(fields, "icon", false));
        identity.icon()
                .filter(icon -> Math.abs(icon.width() / icon.height() - 1) > SQUARE)
                .ifPresent(icon -> errors.add(
                        "identity.icon", "is %s by %s: an icon is square".formatted(icon.width(), icon.height())));
        fields.unread().forEach(name -> errors.add("identity." + name, "is not a setting of an identity"));
        return identity;
    }

    /** Reads the menus. */
    Menus menus(Optional<Fields> settings) {
        if (settings.isEmpty()) {
            return Menus.NONE;
        }
        Fields fields = settings.get();
        Menus menus = new Menus(
                fields.mappings(MAX_LINKS, "navigation", this::link),
                fields.mappings(MAX_LINKS, "footer", this::link),
                fields.mappings(MAX_LINKS, "profiles", this::link),
                fields.onlyMapping("newsletter").flatMap(link -> link("menus.newsletter", link)),
                fields.onlyMapping("donation").flatMap(link -> link("menus.donation", link)));
        fields.unread().forEach(name -> errors.add("menus." + name, "is not a menu"));
        return menus;
    }

    /** A section's colour, which must be legible on the paper; without one, that of the whole site. */
    String colour(String at, Fields fields, String name, Scheme scheme) {
        Optional<String> text = fields.text(MAX_WORD, name);
        Optional<Colour> colour = text.flatMap(Colour::parse);
        if (text.isPresent() && colour.isEmpty()) {
            errors.add(at + "." + name, "\"" + text.get() + "\" is no colour: write #0b6e4f");
        }
        colour.ifPresent(chosen -> isLegible(at + "." + name, chosen, scheme.paper()));
        return text.filter(chosen -> colour.isPresent()).orElse(scheme.accent().hex());
    }

    /** Reports a colour of text that is not legible. */
    private boolean isLegible(String at, Colour colour, Colour paper) {
        double contrast = colour.contrast(paper);
        if (contrast < Scheme.CONTRAST) {
            errors.add(
                    at,
                    "%s on %s has a contrast of %s to 1, and needs %s: choose a %s one"
                            .formatted(
                                    colour,
                                    paper,
                                    // Rounded down, so that it never reads as enough.
                                    Math.floor(contrast * 100) / 100,
                                    Scheme.CONTRAST,
                                    paper.contrast(Colour.of("#000000")) > paper.contrast(Colour.of("#ffffff"))
                                            ? "darker"
                                            : "lighter"));
            return false;
        }
        return true;
    }

    private Scheme scheme(Fields fields, String suffix, Scheme usual) {
        Colour paper = colour(fields, "paper" + suffix, usual.paper());
        Colour ink = colour(fields, "ink" + suffix, usual.ink());
        Colour accent = colour(fields, "accent" + suffix, usual.accent());
        boolean inkIsLegible = isLegible("identity.ink" + suffix, ink, paper);
        return isLegible("identity.accent" + suffix, accent, paper) && inkIsLegible
                ? new Scheme(paper, ink, accent)
                : usual;
    }

    private Colour colour(Fields fields, String name, Colour usual) {
        Optional<String> text = fields.text(MAX_WORD, name);
        Optional<Colour> colour = text.flatMap(Colour::parse);
        if (text.isPresent() && colour.isEmpty()) {
            errors.add("identity." + name, "\"" + text.get() + "\" is no colour: write #0b6e4f");
        }
        return colour.orElse(usual);
    }

    private Optional<Artwork> artwork(Fields fields, String name, boolean isInk) {
        return fields.text(MAX_SVG, name)
                .flatMap(svg -> new ArtworkReader("identity." + name, isInk, errors).read(svg));
    }

    private Optional<MenuLink> link(String at, Fields fields) {
        Optional<String> label = fields.required(MAX_LABEL, "label");
        Optional<String> address = fields.required(MAX_ADDRESS, "address");
        fields.unread().forEach(name -> errors.add(at + "." + name, "is not a setting of a link"));
        if (address.isPresent() && !MenuLink.isAddress(address.get())) {
            errors.add(
                    at + ".address",
                    "\"" + address.get()
                            + "\" is no address: write /about, https://example.org or mailto:desk@example.org");
            return Optional.empty();
        }
        return label.flatMap(words -> address.map(to -> new MenuLink(words, to)));
    }

    /** The value that a field names; the usual one if it names none. */
    static <T extends Enum<T>> T one(Fields fields, String name, T usual, T[] all) {
        String word = fields.choice(name, words(usual, all));
        return Arrays.stream(all)
                .filter(each -> word(each).equals(word))
                .findFirst()
                .orElseThrow();
    }

    /** The words for all values, the usual one first. */
    private static <T extends Enum<T>> String[] words(T usual, T[] all) {
        List<T> others = Arrays.stream(all).filter(each -> each != usual).toList();
        return Stream.concat(Stream.of(usual), others.stream())
                .map(IdentityReader::word)
                .toArray(String[]::new);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
