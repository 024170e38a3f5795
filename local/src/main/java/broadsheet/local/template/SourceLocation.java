package broadsheet.local.template;

/** A line of a file. */
public record SourceLocation(String file, int line) {
    /** Makes a refusal of what stands here. */
    public Refusal refuse(String why) {
        return new Refusal(this + ": " + why);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
