package broadsheet.local.template;

/** A line of a file. */
public record SourceLocation(String file, int line) {
    /** Creates a refusal that names this line. */
    public Refusal refuse(String why) {
        return new Refusal(this + ": " + why);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
