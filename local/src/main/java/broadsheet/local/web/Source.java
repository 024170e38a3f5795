package broadsheet.local.web;

/** An origin that answers the edge's requests. Implementations are thread-safe. */
interface Source {
    Response answer(Request request);
}
