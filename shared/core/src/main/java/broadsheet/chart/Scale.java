package broadsheet.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * An axis: round steps that include all numbers.
 *
 * @param low the least step
 * @param high the greatest step
 * @param step from one step to the next
 */
record Scale(double low, double high, double step) {
    private static final int STEPS = 4;
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    /** Steps of so many digits are written with thin spaces, as ISO 80000 writes them, in every language. */
    private static final char SPACE = '\u202F';

    private static final int GROUP = 3;

    /**
     * @param fromZero whether zero belongs to the axis
     */
    static Scale of(DoubleStream values, boolean fromZero) {
        var all = values.summaryStatistics();
        double least = fromZero ? Math.min(0, all.getMin()) : all.getMin();
        double most = fromZero ? Math.max(0, all.getMax()) : all.getMax();
        if (most == least) {
            most = least == 0 ? 1 : least + Math.abs(least);
        }
        // Steps that are smaller than the numbers are precise could not be told apart.
        double precise = Math.ulp(Math.max(Math.abs(least), Math.abs(most))) * 16;
        double rough = Math.max((most - least) / STEPS, precise);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * 10;
        for (double round : ROUND) {
            if (round * power >= rough * (1 - 1e-9)) {
                step = round * power;
                break;
            }
        }
        return new Scale(Math.floor(least / step + 1e-9) * step, Math.ceil(most / step - 1e-9) * step, step);
    }

    /** Where a number stands between the ends, from 0 to 1. */
    double place(double value) {
        return (value - low) / (high - low);
    }

    List<Double> steps() {
        List<Double> steps = new ArrayList<>();
        long count = Math.round((high - low) / step);
        for (long i = 0; i <= count; i++) {
            steps.add(low + i * step);
        }
        return steps;
    }

    /** A step as it is written: with no more decimals than the steps need, and thin spaces between thousands. */
    String text(double value) {
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        if (Math.abs(step * Math.pow(10, decimals) - Math.round(step * Math.pow(10, decimals))) > 1e-6) {
            decimals++;
        }
        String plain = String.format(Locale.ROOT, "%." + Math.min(decimals, 9) + "f", Math.abs(value));
        int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        StringBuilder text = new StringBuilder(plain);
        if (point > GROUP + 1) {
            for (int at = point - GROUP; at > 0; at -= GROUP) {
                text.insert(at, SPACE);
            }
        }
        boolean isZero = text.chars().noneMatch(at -> at >= '1' && at <= '9');
        return (value < 0 && !isZero ? "−" : "") + text;
    }
}
