package broadsheet.pages;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Asks once. Who asks while another's question is on its way waits for that answer; a question that failed may be asked again.
 * To answer one, none of the same may be asked of this.
 */
final class Memoizer<Q, A> {
    /** While a question is on its way, others that fall into the same of so many bins wait too. */
    private static final int BINS = 256;

    private final ConcurrentMap<Q, A> answers = new ConcurrentHashMap<>(BINS);
    private final Function<? super Q, A> source;

    Memoizer(Function<? super Q, A> source) {
        this.source = source;
    }

    A of(Q question) {
        return answers.computeIfAbsent(question, source);
    }
}
