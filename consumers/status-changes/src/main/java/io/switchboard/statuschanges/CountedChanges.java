package io.switchboard.statuschanges;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.switchboard.AgentKey;
import io.switchboard.ChangeKind;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import io.switchboard.streams.status.StatusMapping;
import io.switchboard.streams.status.StatusMappings;
import io.switchboard.topic.Dataset;
import java.util.Locale;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Passes on every change of status and counts it. Labels are accounts, vendors and kinds: never anything of which a
 * vendor decides how many there are.
 */
final class CountedChanges extends ContextualProcessor<AgentKey, StatusChange, AgentKey, StatusChange> {
    private final StatusMappings mappings;
    private final MeterProvider<Counter> changes;
    private final MeterProvider<Counter> unmapped;

    CountedChanges(StatusMappings mappings, MeterRegistry meters) {
        this.mappings = mappings;
        this.changes = Counter.builder("switchboard.status.changes")
                .description("Changes of status written, by kind")
                .withRegistry(meters);
        this.unmapped = Counter.builder("switchboard.unmapped.words")
                .description("Changes of status to OTHER, for no mapping knows the vendor's word")
                .withRegistry(meters);
    }

    @Override
    public void process(Record<AgentKey, StatusChange> record) {
        StatusChange change = record.value();
        Tags tags = Tags.of("account", change.getAccount(), "vendor", change.getVendor());
        String kind = change.getKind().name().toLowerCase(Locale.ROOT);
        changes.withTags(tags.and("kind", kind)).increment();
        // Zero, too, so that the first one is seen as an increase.
        unmapped.withTags(tags).increment(isUnmapped(change) ? 1 : 0);
        context().forward(record);
    }

    private boolean isUnmapped(StatusChange change) {
        boolean isOther = change.getToStatus() == Status.OTHER && change.getKind() != ChangeKind.RETRACTED;
        return isOther && !mapping(change.getVendor()).knows(change.getVendorTo(), change.getVendorSecondary());
    }

    private StatusMapping mapping(String vendor) {
        return vendor.equals(Dataset.KORE_STATUS.vendor()) ? mappings.kore() : mappings.convoso();
    }
}
