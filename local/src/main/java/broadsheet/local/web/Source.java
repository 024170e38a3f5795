package broadsheet.local.web;

/** An origin that the edge asks. */
interface Source {
    Response answer(Request request);
}
