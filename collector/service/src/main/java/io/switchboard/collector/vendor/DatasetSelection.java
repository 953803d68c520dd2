package io.switchboard.collector.vendor;

import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.RecordRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The datasets that an account names, or all of its vendor's where it names none. */
public final class DatasetSelection {

    private static final String KEY = "datasets";

    private final ConfigSection section;
    private final Set<String> polled;

    private DatasetSelection(ConfigSection section, Set<String> polled) {
        this.section = section;
        this.polled = polled;
    }

    /** Reads which of the vendor's datasets are polled. */
    public static DatasetSelection of(ConfigSection account, List<String> known) {
        boolean chosen = account.has(KEY);
        ConfigSection section = account.section(KEY);
        if (section.isMapping() && section.keys().isEmpty()) {
            account.error(KEY, none(known));
        }
        Set<String> named = known.stream().filter(section.keys()::contains).collect(Collectors.toSet());
        // Where every name is misspelt, that is the fault to report; the first one serves to read on.
        Set<String> polled = named.isEmpty() ? Set.copyOf(chosen ? known.subList(0, 1) : known) : named;
        return new DatasetSelection(section, polled);
    }

    /** A rule of every account: polling nothing is a mistake. */
    public static RecordRules atLeastOne(RecordRules rules, List<String> known, Optional<?>... settings) {
        return rules.require(List.of(settings).stream().anyMatch(Optional::isPresent), KEY, none(known));
    }

    /** The settings of a dataset, where it is polled. */
    public <T> Optional<T> read(String name, Function<ConfigSection, T> reader) {
        ConfigSection dataset = section.section(name);
        if (!polled.contains(name)) {
            return Optional.empty();
        }
        T settings = reader.apply(dataset);
        return Optional.of(settings);
    }

    private static String none(List<String> known) {
        return "names no dataset; known are " + String.join(", ", known);
    }
}
