package broadsheet.packing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** Lambdas and references of many kinds; what comes of them all is told. */
public final class Lambdas implements Callable<List<Object>> {
    private final String own;

    public Lambdas() {
        own = "own";
    }

    @Override
    public List<Object> call() {
        List<Object> told = new ArrayList<>();
        long wide = 1L << 40;
        int number = 3;
        double exact = 0.5;
        Supplier<Object> captures = () -> own + wide + number + exact;
        Function<String, Integer> length = String::length;
        ToIntFunction<Integer> unboxes = Integer::intValue;
        ToLongFunction<Integer> widens = each -> each;
        Function<Integer, Object> boxed = Lambdas::twice;
        BiFunction<String, Integer, Character> charAt = String::charAt;
        IntFunction<int[]> array = int[]::new;
        Function<String, StringBuilder> made = StringBuilder::new;
        Consumer<String> dropped = told::add;
        Supplier<String> secret = this::secret;
        LongSupplier bound = "four"::length;
        IntBinaryOperator largest = Math::max;
        IntPredicate even = each -> each % 2 == 0;
        Supplier<Named> inner = Inner::new;
        Function<Named, String> name = Named::name;
        dropped.accept("dropped");
        told.add(captures.get());
        told.add(length.apply("seven"));
        told.add(unboxes.applyAsInt(7));
        told.add(widens.applyAsLong(8));
        told.add(boxed.apply(9));
        told.add(charAt.apply("abc", 1));
        told.add(array.apply(5).length);
        told.add(made.apply("made").toString());
        told.add(secret.get());
        told.add(bound.getAsLong());
        told.add(largest.applyAsInt(4, 11));
        told.add(even.test(4));
        told.add(name.apply(inner.get()));
        told.add(inner.get().twice());
        return told;
    }

    private String secret() {
        return "secret of " + own;
    }

    private static int twice(int number) {
        return 2 * number;
    }

    private interface Named {
        String name();

        default String twice() {
            Supplier<String> again = () -> name() + name();
            return again.get();
        }
    }

    private static final class Inner implements Named {
        private final Supplier<String> hidden = this::hide;

        @Override
        public String name() {
            return hidden.get();
        }

        private String hide() {
            return "hidden";
        }
    }
}
