package broadsheet.check.table;

/** States by how much a count is wrong. The text stays the same while the counted total grows. */
final class Surplus {
    private Surplus() {}

    static String of(int surplus) {
        return surplus > 0 ? "it counts %d too many".formatted(surplus) : "it counts %d too few".formatted(-surplus);
    }
}
