package io.switchboard.buckets.extract;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongBinaryOperator;

/**
 * Figures by the names that the buckets' schemas have for them. What is not reported is not in it.
 *
 * @param amounts whole numbers
 * @param scores others: no sums can be made of them
 */
public record MetricValues(Map<String, Long> amounts, Map<String, Double> scores) {
    /** Nothing is reported. */
    public static final MetricValues NONE = new MetricValues(Map.of(), Map.of());

    public MetricValues {
        amounts = Map.copyOf(amounts);
        scores = Map.copyOf(scores);
    }

    /** Whole numbers only. */
    public static MetricValues of(Map<String, Long> amounts) {
        return new MetricValues(amounts, Map.of());
    }

    public boolean isEmpty() {
        return amounts.isEmpty() && scores.isEmpty();
    }

    /** Whether some amount is not zero. */
    public boolean hasAmounts() {
        return amounts.values().stream().anyMatch(amount -> amount != 0);
    }

    /** Whether some amount is higher than the other's. */
    public boolean exceed(MetricValues others) {
        return amounts.entrySet().stream().anyMatch(amount -> amount.getValue() > others.amount(amount.getKey()));
    }

    /** One amount; 0 if it is not reported. */
    public long amount(String name) {
        return amounts.getOrDefault(name, 0L);
    }

    /** Both, amounts of one name added. */
    public MetricValues plus(MetricValues more) {
        return merge(more, Long::sum);
    }

    /** How far these amounts are above others; what is reported in neither is reported in none, scores stay. */
    public MetricValues minus(MetricValues less) {
        Map<String, Long> negative = new HashMap<>();
        less.amounts.forEach((name, amount) -> negative.put(name, -amount));
        return merge(of(negative), Long::sum);
    }

    /** These, with others in the place of those of the same name. */
    public MetricValues with(MetricValues others) {
        return merge(others, (before, now) -> now);
    }

    /** These, without those of the same names. */
    public MetricValues without(MetricValues others) {
        Map<String, Long> rest = new HashMap<>(amounts);
        rest.keySet().removeAll(others.amounts.keySet());
        Map<String, Double> restOfScores = new HashMap<>(scores);
        restOfScores.keySet().removeAll(others.scores.keySet());
        return new MetricValues(rest, restOfScores);
    }

    /** These, without those of the names. */
    public MetricValues without(Set<String> names) {
        Map<String, Long> rest = new HashMap<>(amounts);
        rest.keySet().removeAll(names);
        Map<String, Double> restOfScores = new HashMap<>(scores);
        restOfScores.keySet().removeAll(names);
        return new MetricValues(rest, restOfScores);
    }

    /** The amounts that others have, too; whatever those are. */
    public MetricValues within(MetricValues others) {
        Map<String, Long> common = new HashMap<>(amounts);
        common.keySet().retainAll(others.amounts.keySet());
        return of(common);
    }

    /** The same names, all zero. */
    public MetricValues zeros() {
        Map<String, Long> zeros = new HashMap<>();
        amounts.keySet().forEach(name -> zeros.put(name, 0L));
        return of(zeros);
    }

    private MetricValues merge(MetricValues more, LongBinaryOperator both) {
        Map<String, Long> all = new HashMap<>(amounts);
        more.amounts.forEach((name, amount) -> all.merge(name, amount, both::applyAsLong));
        Map<String, Double> allScores = new HashMap<>(scores);
        allScores.putAll(more.scores);
        return new MetricValues(all, allScores);
    }
}
