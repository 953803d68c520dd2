package io.switchboard.buckets.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.AgentBucket;
import io.switchboard.QueueBucket;
import io.switchboard.convoso.agentmonitor.totals.Totals;
import io.switchboard.convoso.agentperformance.Performance;
import io.switchboard.kore.callvolume.CallVolume;
import io.switchboard.liveperson.msgconversation.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/**
 * The README's table of which vendor reports what is what the readers do, and the readers fill fields that there are.
 */
class FiguresTableTest {
    private static final String BEGIN = "<!-- figures: made from the readers, held by FiguresTableTest -->\n";
    private static final String END = "<!-- end of figures -->";
    private static final Path README = Path.of("README.md");

    private static final Schema AGENT = AgentBucket.getClassSchema();
    private static final Schema QUEUE = QueueBucket.getClassSchema();

    /** Columns of the table of agents: a vendor's dataset and its readings. */
    private static Map<String, List<FieldMapping>> ofAgents() {
        Map<String, List<FieldMapping>> columns = new LinkedHashMap<>();
        columns.put("`convoso.agent-performance`", List.of(PerformanceReader.MEASURES));
        columns.put("`liveperson.msgconversation`", List.of(ConversationsReader.OF_AGENT));
        return columns;
    }

    private static Map<String, List<FieldMapping>> ofQueues() {
        Map<String, List<FieldMapping>> columns = new LinkedHashMap<>();
        columns.put(
                "`convoso.agent-monitor.totals`, campaign",
                List.of(TotalsReader.CAMPAIGN_COUNTS, TotalsReader.CAMPAIGN_LEVELS));
        columns.put(
                "`convoso.agent-monitor.totals`, queue", List.of(TotalsReader.QUEUE_COUNTS, TotalsReader.QUEUE_LEVELS));
        columns.put("`liveperson.msgconversation`, skill and account", List.of(ConversationsReader.OF_QUEUE));
        columns.put("`kore.call-volume`, queue", List.of(VolumeReader.MEASURES));
        return columns;
    }

    @Test
    void shouldShowInTheReadmeWhichVendorTellsWhat() throws IOException {
        String readme = Files.readString(README);
        String made = BEGIN + "\nAgents:\n\n" + table(AGENT, ofAgents()) + "\nQueues, by `queue_kind`:\n\n"
                + table(QUEUE, ofQueues()) + "\n" + END;

        String shown = readme.substring(readme.indexOf(BEGIN), readme.indexOf(END) + END.length());
        if (!shown.equals(made)) {
            Path better = Path.of("target", "README.md");
            Files.writeString(better, readme.replace(shown, made));
            assertThat(shown)
                    .as("the table of %s; %s has it as it is", README, better)
                    .isEqualTo(made);
        }
    }

    @Test
    void shouldFillOnlyFieldsThatThereAreFromFieldsThatThereAre() {
        assertThat(PerformanceReader.MEASURES.list()).allSatisfy(each -> fits(each, Performance.SCHEMA$, AGENT));
        assertThat(ConversationsReader.OF_AGENT.list()).allSatisfy(each -> fits(each, Metrics.SCHEMA$, AGENT));
        assertThat(ConversationsReader.OF_QUEUE.list()).allSatisfy(each -> fits(each, Metrics.SCHEMA$, QUEUE));
        assertThat(VolumeReader.MEASURES.list()).allSatisfy(each -> fits(each, CallVolume.SCHEMA$, QUEUE));
        ofQueues().values().stream()
                .limit(2)
                .flatMap(List::stream)
                .flatMap(measures -> measures.list().stream())
                .forEach(each -> fits(each, Totals.SCHEMA$, QUEUE));
    }

    @Test
    void shouldLeaveNoFigureOfTheSchemasWithoutAVendor() {
        assertThat(figures(AGENT)).allMatch(figure -> isTold(figure, ofAgents()));
        assertThat(figures(QUEUE)).allMatch(figure -> isTold(figure, ofQueues()));
    }

    private static void fits(FieldMapping.MappedFigure measure, Schema row, Schema bucket) {
        assertThat(row.getField(measure.field()))
                .as("%s of %s", measure.field(), row.getName())
                .isNotNull();
        assertThat(bucket.getField(measure.figure()))
                .as("%s of %s", measure.figure(), bucket.getName())
                .isNotNull();
    }

    private static boolean isTold(String figure, Map<String, List<FieldMapping>> columns) {
        return columns.values().stream()
                .anyMatch(measures -> !fields(figure, measures).isEmpty());
    }

    /** Nullable numbers: what some vendor does not report. */
    private static List<String> figures(Schema bucket) {
        return bucket.getFields().stream()
                .filter(field ->
                        field.getObjectProp("rollup") != null && field.schema().isNullable())
                .map(Schema.Field::name)
                .toList();
    }

    private static String table(Schema bucket, Map<String, List<FieldMapping>> columns) {
        List<String> lines = new ArrayList<>();
        lines.add("| Field | " + String.join(" | ", columns.keySet()) + " |");
        lines.add("|---".repeat(columns.size() + 1) + "|");
        for (String figure : figures(bucket)) {
            lines.add("| `" + figure + "` | "
                    + columns.values().stream()
                            .map(measures -> fields(figure, measures))
                            .collect(Collectors.joining(" | "))
                    + " |");
        }
        return String.join("\n", lines) + "\n";
    }

    private static String fields(String figure, List<FieldMapping> measures) {
        return measures.stream()
                .flatMap(list -> list.list().stream())
                .filter(measure -> measure.figure().equals(figure))
                .map(measure -> "`" + measure.field() + "`" + (measure.factor() == 1 ? "" : " × " + measure.factor()))
                .collect(Collectors.joining(" + "));
    }
}
