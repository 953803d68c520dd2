package io.switchboard.statuschanges;

import static io.switchboard.streams.monitor.Monitor.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.StatusChange;
import io.switchboard.streams.app.RecordFilter;
import io.switchboard.streams.app.TopologyTopics;
import io.switchboard.streams.monitor.Monitor;
import io.switchboard.streams.status.StatusMappings;
import io.switchboard.topic.Topics;
import org.junit.jupiter.api.Test;

class FlowTest {
    private static final Topics LIVE = new Topics("live");
    private static final Topics ANEW = new Topics("anew");

    private final Monitor monitor = new Monitor("acme")
            .shows("10:00:00", "a1 READY 09:58:00")
            .shows("10:00:05", "a1 INCALL 10:00:03")
            .shows("10:00:10", "a1 DISPO 10:00:07");

    @Test
    void shouldReadTopicsOfOnePrefixAndWriteThoseOfAnother() {
        try (Bench bench = new Bench(
                new TopologyTopics(LIVE, ANEW, RecordFilter.OPEN, RecordFilter.OPEN), StatusMappings.DEFAULT)) {
            assertThat(bench.read(monitor)).hasSize(3);
        }
    }

    @Test
    void shouldTakeInWhatIsWantedOnly() {
        RecordFilter firstTwo = (record, source) -> source.topic().startsWith("live.") && source.offset() < 2;
        try (Bench bench =
                new Bench(new TopologyTopics(LIVE, ANEW, firstTwo, RecordFilter.OPEN), StatusMappings.DEFAULT)) {
            assertThat(bench.read(monitor)).map(StatusChange::getVendorTo).containsExactly("READY", "INCALL");
        }
    }

    @Test
    void shouldGiveOutWhatIsWantedOnly() {
        RecordFilter late = (record, source) -> record.value() instanceof StatusChange change
                && change.getChangedAt().isAfter(at("10:00:00"));
        try (Bench bench = new Bench(new TopologyTopics(LIVE, ANEW, RecordFilter.OPEN, late), StatusMappings.DEFAULT)) {
            assertThat(bench.read(monitor)).map(StatusChange::getVendorTo).containsExactly("INCALL", "DISPO");
        }
    }
}
