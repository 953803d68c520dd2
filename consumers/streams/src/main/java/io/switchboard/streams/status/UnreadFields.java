package io.switchboard.streams.status;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a row that the collector could not read: what they hold was so once, and nobody knows whether it is.
 */
public final class UnreadFields {
    private static final String NAMES = "unread_fields";

    private UnreadFields() {}

    /** Their names; none of a row that is not there. */
    public static Set<String> of(@Nullable SpecificRecord row) {
        return row != null && row.get(row.getSchema().getField(NAMES).pos()) instanceof String names
                ? Arrays.stream(names.split(",")).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
