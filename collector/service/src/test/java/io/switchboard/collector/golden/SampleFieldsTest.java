package io.switchboard.collector.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.switchboard.collector.decode.DatasetRows;
import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.http.CallResult;
import io.switchboard.topic.Dataset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nothing of a documented answer is lost: whichever of its values is another one, the field of that name is another
 * one, and no other field is.
 */
class SampleFieldsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Values for what the samples show as none, where a text will not do. */
    private static final Map<String, String> SOME =
            Map.of("endTime", "2023-03-10T22:00:00", "duration", "00:00:07", "queue_assignment_ids", "7");

    @ParameterizedTest
    @EnumSource
    void shouldLandEveryValueInTheFieldOfItsName(Sample sample) throws JsonProcessingException {
        JsonNode tree = JSON.readTree(sample.json());
        DecodedResponse.ResponseRows asDocumented = Sample.page(sample.api(), sample.json());

        List<JsonPointer> leaves = leaves(tree, JsonPointer.empty());

        assertThat(leaves).hasSizeGreaterThan(15);
        for (JsonPointer leaf : leaves) {
            if (isOfAnAgentWithoutStatus(tree, leaf)) {
                continue;
            }
            JsonNode before = tree.at(leaf);
            JsonNode after = another(name(leaf), before);
            String json = with(tree, leaf, after).toString();
            if (sample.read(json) instanceof CallResult.UnansweredCall) {
                assertThat(name(leaf)).as("the vendor's verdict").isEqualTo("success");
                continue;
            }
            DecodedResponse.ResponseRows page = Sample.page(sample.api(), json);
            Set<String> changed = changed(asDocumented, page);
            if (changed.isEmpty()) {
                assertThat(page.words()).as("%s, a word", leaf).isNotEqualTo(asDocumented.words());
            } else {
                assertThat(changed).as("%s: %s for %s", leaf, after, before).isEqualTo(fieldsOf(sample, leaf));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldKnowEveryFieldOfTheSample(Sample sample) {
        DecodedResponse.ResponseRows page = Sample.page(sample.api(), sample.json());

        assertThat(page.unknownFields()).isEmpty();
        assertThat(page.datasets())
                .allSatisfy(read -> assertThat(read.rejected()).isEmpty());
    }

    /** Such an agent has no row. */
    private static boolean isOfAnAgentWithoutStatus(JsonNode tree, JsonPointer leaf) {
        JsonNode parent = tree.at(leaf.head());
        return parent.has("userId") && !parent.has("status");
    }

    private static List<JsonPointer> leaves(JsonNode node, JsonPointer at) {
        List<JsonPointer> leaves = new ArrayList<>();
        node.properties().forEach(field -> leaves.addAll(leaves(field.getValue(), at.appendProperty(field.getKey()))));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            leaves.addAll(leaves(node.get(i), at.appendIndex(i)));
        }
        return node.isValueNode() ? List.of(at) : leaves;
    }

    /** The name at the vendor: of an element of a list, that of the list. */
    private static String name(JsonPointer leaf) {
        JsonPointer last = leaf.last();
        return last.mayMatchElement() ? name(leaf.head()) : last.getMatchingProperty();
    }

    private static JsonNode another(String name, JsonNode value) {
        if (value.isBoolean()) {
            return BooleanNode.valueOf(!value.booleanValue());
        }
        if (value.isIntegralNumber()) {
            return LongNode.valueOf(value.longValue() == 1 ? 0 : value.longValue() + 1);
        }
        if (value.isNumber()) {
            return DoubleNode.valueOf(value.doubleValue() + 1);
        }
        return TextNode.valueOf(another(name, value.textValue()));
    }

    private static String another(String name, String text) {
        if (Set.of("", "-", "||").contains(text)) {
            return SOME.getOrDefault(name, "7");
        }
        if (text.matches("\\d+(\\.\\d+)?")) {
            return text.equals("1")
                    ? "0"
                    : new BigDecimal(text).add(BigDecimal.ONE).toString();
        }
        if (text.matches(".*\\d:\\d\\d(\\.\\d+Z)?")) {
            int last = text.lastIndexOf(':') + 2;
            return text.substring(0, last) + (text.charAt(last) == '9' ? '1' : '9') + text.substring(last + 1);
        }
        return text + "x";
    }

    private static JsonNode with(JsonNode tree, JsonPointer leaf, JsonNode value) {
        JsonNode copy = tree.deepCopy();
        switch (copy.at(leaf.head())) {
            case ObjectNode parent -> parent.set(leaf.last().getMatchingProperty(), value);
            case ArrayNode parent -> parent.set(leaf.last().getMatchingIndex(), value);
            case JsonNode other -> throw new AssertionError(other);
        }
        return copy;
    }

    private static Set<String> changed(DecodedResponse.ResponseRows one, DecodedResponse.ResponseRows other) {
        assertThat(other.datasets())
                .allSatisfy(read -> assertThat(read.rejected()).isEmpty());
        Set<String> changed = new HashSet<>();
        for (DatasetRows read : one.datasets()) {
            List<SpecificRecordBase> rows = read.rows();
            List<SpecificRecordBase> others = other.rows(read.dataset());
            assertThat(others).hasSameSizeAs(rows);
            for (int i = 0; i < rows.size(); i++) {
                for (Schema.Field field : rows.get(i).getSchema().getFields()) {
                    Object now = others.get(i).get(field.pos());
                    if (now == null
                            ? rows.get(i).get(field.pos()) != null
                            : !now.equals(rows.get(i).get(field.pos()))) {
                        changed.add(field.name());
                    }
                }
            }
        }
        return changed;
    }

    /** Our fields whose name at the vendor is that of a place in the sample, or of one of the places above it. */
    private static Set<String> fieldsOf(Sample sample, JsonPointer leaf) {
        Set<String> fields = new HashSet<>();
        for (JsonPointer at = leaf; fields.isEmpty() && !at.matches(); at = at.head()) {
            String name = name(at);
            sample.api().datasets().stream()
                    .map(Dataset::rowSchema)
                    .flatMap(row -> row.getFields().stream())
                    .filter(field -> vendorNames(field).contains(name))
                    .forEach(field -> fields.add(field.name()));
        }
        return fields;
    }

    private static List<String> vendorNames(Schema.Field field) {
        String json = field.getProp("json");
        String last = json == null
                ? field.name()
                : json.substring(Math.max(json.lastIndexOf('/'), json.lastIndexOf('.')) + 1);
        return Arrays.asList(last.split("\\|"));
    }
}
