package broadsheet.check.table;

/** By how much a count is wrong, in words that stay the same while what is counted grows. */
final class Surplus {
    private Surplus() {}

    static String of(int surplus) {
        return surplus > 0 ? "it counts %d too many".formatted(surplus) : "it counts %d too few".formatted(-surplus);
    }
}
