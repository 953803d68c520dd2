package io.switchboard.consumer.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One mapping of the file. A value that cannot be is noted as a fault, and its default stands in for it. */
public final class Section {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

    private final String path;
    private final JsonNode node;
    private final Placeholders placeholders;
    private final List<String> faults;

    Section(String path, JsonNode node, Placeholders placeholders, List<String> faults) {
        this.path = path;
        this.node = node;
        this.placeholders = placeholders;
        this.faults = faults;
        if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
            fault("", "must be a mapping of names to values");
        }
    }

    /** A mapping inside; empty where there is none. */
    public Section section(String name) {
        JsonNode child = node.isObject() && node.has(name) ? node.get(name) : MissingNode.getInstance();
        return new Section(at(name), child, placeholders, faults);
    }

    /** Notes every name besides these as a fault. */
    public Section only(String... names) {
        Set<String> known = Set.of(names);
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                fault(name, "is not known here; there are " + String.join(", ", List.of(names)));
            }
        });
        return this;
    }

    /** A text. */
    public String text(String name, String fallback) {
        return value(name, fallback, Function.identity());
    }

    /** A whole number in a range, both ends included. */
    public int integer(String name, int fallback, int least, int most) {
        return value(name, fallback, text -> {
            int number = parse(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException("must be from " + least + " to " + most + ", not " + number);
            }
            return number;
        });
    }

    /** A duration as a number and a unit: ms, s, m, h or d. */
    public Duration duration(String name, Duration fallback) {
        return value(name, fallback, Section::duration);
    }

    /** Everything inside by its dotted name: {@code a: {b: 1}} is {@code a.b}. */
    public Map<String, String> flat() {
        Map<String, String> all = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(name -> {
            if (node.get(name).isObject()) {
                section(name).flat().forEach((inner, value) -> all.put(name + "." + inner, value));
            } else {
                all.put(name, text(name, ""));
            }
        });
        return all;
    }

    /** Notes a fault if there is no such value. */
    void require(Map<String, String> values, String name) {
        if (values.getOrDefault(name, "").isBlank()) {
            fault(name, "is missing");
        }
    }

    /** Everything inside, read one by one; what cannot be read is noted and left out. */
    public <T> Map<String, T> all(Function<String, T> reading) {
        Map<String, T> all = new LinkedHashMap<>();
        flat().forEach((name, text) -> {
            try {
                all.put(name, reading.apply(text));
            } catch (IllegalArgumentException e) {
                fault(name, String.valueOf(e.getMessage()));
            }
        });
        return all;
    }

    /**
     * Makes something of values that may not go together; if it throws {@link IllegalArgumentException}, that is noted.
     */
    public <T> T make(Supplier<T> making, T fallback) {
        try {
            return making.get();
        } catch (IllegalArgumentException e) {
            fault("", String.valueOf(e.getMessage()));
            return fallback;
        }
    }

    private <T> T value(String name, T fallback, Function<String, T> reading) {
        JsonNode child = node.isObject() ? node.get(name) : null;
        if (child == null || child.isNull()) {
            return fallback;
        }
        if (!child.isValueNode()) {
            fault(name, "must be a single value");
            return fallback;
        }
        try {
            return reading.apply(placeholders.resolve(child.asText()));
        } catch (IllegalArgumentException e) {
            fault(name, String.valueOf(e.getMessage()));
            return fallback;
        }
    }

    private static int parse(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number", e);
        }
    }

    /**
     * Reads a duration as a number and a unit: ms, s, m, h or d.
     *
     * @throws IllegalArgumentException saying what one looks like
     */
    public static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be a duration such as 500ms, 5s, 2m, 24h or 14d");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private void fault(String name, String problem) {
        faults.add(at(name) + ": " + problem);
    }

    private String at(String name) {
        return name.isEmpty() || path.isEmpty() ? path + name : path + "." + name;
    }
}
