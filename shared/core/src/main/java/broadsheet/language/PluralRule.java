package broadsheet.language;

import java.util.Set;

/**
 * The plural rule of a language for whole numbers that are not negative, as CLDR states it. Browsers have the same rules
 * in {@code Intl.PluralRules}. The JDK has them for compact numbers only, and ICU4J weighs 14 MB.
 */
enum PluralRule {
    /** Chinese, Japanese. */
    NONE(Plural.OTHER) {
        @Override
        Plural of(int count) {
            return Plural.OTHER;
        }
    },
    /** English, German. */
    ONE(Plural.ONE, Plural.OTHER) {
        @Override
        Plural of(int count) {
            return count == 1 ? Plural.ONE : Plural.OTHER;
        }
    },
    /** Spanish. */
    ONE_OR_MILLIONS(Plural.ONE, Plural.MANY, Plural.OTHER) {
        @Override
        Plural of(int count) {
            return count == 1 ? Plural.ONE : millions(count);
        }
    },
    /** French, Portuguese. */
    UNDER_TWO_OR_MILLIONS(Plural.ONE, Plural.MANY, Plural.OTHER) {
        @Override
        Plural of(int count) {
            return count < 2 ? Plural.ONE : millions(count);
        }
    },
    /** Hebrew. */
    ONE_OR_TWO(Plural.ONE, Plural.TWO, Plural.OTHER) {
        @Override
        Plural of(int count) {
            return switch (count) {
                case 1 -> Plural.ONE;
                case 2 -> Plural.TWO;
                default -> Plural.OTHER;
            };
        }
    },
    /** Arabic. */
    ALL(Plural.values()) {
        @Override
        Plural of(int count) {
            int rest = count % 100;
            return switch (count) {
                case 0 -> Plural.ZERO;
                case 1 -> Plural.ONE;
                case 2 -> Plural.TWO;
                default -> rest > 10 ? Plural.MANY : rest > 2 ? Plural.FEW : Plural.OTHER;
            };
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // The set is immutable.
    private final Set<Plural> categories;

    PluralRule(Plural... categories) {
        this.categories = Set.of(categories);
    }

    private static Plural millions(int count) {
        return count != 0 && count % 1_000_000 == 0 ? Plural.MANY : Plural.OTHER;
    }

    /** The category of a count. */
    abstract Plural of(int count);

    /** The categories that the language tells apart. */
    Set<Plural> categories() {
        return categories;
    }
}
