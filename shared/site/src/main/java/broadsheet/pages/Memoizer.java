package broadsheet.pages;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Memoizes and coalesces concurrent lookups. A failed lookup may be repeated. The loader must not call this instance.
 * Thread-safe.
 */
final class Memoizer<Q, A> {
    /** The map's initial number of bins. During a lookup, the map also blocks lookups of other keys in the same bin. */
    private static final int BINS = 256;

    private final ConcurrentMap<Q, A> answers = new ConcurrentHashMap<>(BINS);
    private final Function<? super Q, A> source;

    Memoizer(Function<? super Q, A> source) {
        this.source = source;
    }

    /** Keeps what was looked up elsewhere, unless this instance has looked the key up. */
    void add(Q question, A answer) {
        answers.putIfAbsent(question, answer);
    }

    /** The answer to a question that was looked up before. */
    Optional<A> known(Q question) {
        return Optional.ofNullable(answers.get(question));
    }

    /** Forgets the answers to some questions, so that they are looked up again. */
    void forget(Predicate<Q> questions) {
        answers.keySet().removeIf(questions);
    }

    A of(Q question) {
        return answers.computeIfAbsent(question, source);
    }
}
