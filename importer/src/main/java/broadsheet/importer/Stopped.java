package broadsheet.importer;

/** Nothing that is left will fare better; the message is one line that says what to do. */
final class Stopped extends Exception {
    private static final long serialVersionUID = 1L;

    Stopped(String message) {
        super(message);
    }
}
