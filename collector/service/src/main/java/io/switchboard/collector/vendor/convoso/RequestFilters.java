package io.switchboard.collector.vendor.convoso;

import io.switchboard.collector.vendor.AccountFormats;
import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.RecordRules;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Filters of a request by the vendor's names of its parameters. The file writes the same names with dashes, and a list
 * where the vendor wants commas.
 *
 * @param one parameters that take one value
 * @param many parameters that take several, separated by commas
 */
record RequestFilters(List<String> one, List<String> many) {

    RequestFilters {
        one = List.copyOf(one);
        many = List.copyOf(many);
    }

    /** The filters that the section gives; none unless given. */
    Map<String, String> read(ConfigSection section) {
        Map<String, String> filters = new TreeMap<>();
        for (List<String> parameters : List.of(one, many)) {
            for (String parameter : parameters) {
                List<String> values = AccountFormats.chosen(section, key(parameter));
                if (!values.isEmpty()) {
                    filters.put(parameter, String.join(",", values));
                }
            }
        }
        return filters;
    }

    /** The rules of these filters. */
    RecordRules rules(Map<String, String> filters) {
        RecordRules rules = new RecordRules();
        filters.forEach((parameter, value) -> rules.require(
                        one.contains(parameter) || many.contains(parameter), key(parameter), "is no filter")
                .require(!value.isBlank(), key(parameter), "is blank")
                .require(
                        !one.contains(parameter) || !value.contains(","),
                        key(parameter),
                        "is \"" + value + "\", more than one value; write one, or all"));
        return rules;
    }

    private static String key(String parameter) {
        return parameter.replace('_', '-');
    }
}
