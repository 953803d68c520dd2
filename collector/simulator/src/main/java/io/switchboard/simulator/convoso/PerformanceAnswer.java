package io.switchboard.simulator.convoso;

import com.fasterxml.jackson.core.JsonGenerator;
import io.switchboard.simulator.http.JsonDocument;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The whole answer, in the order and the types of the vendor's sample; nobody is PHP's empty array. */
final class PerformanceAnswer implements JsonDocument.DocumentWriter {
    private final List<AgentPerformance> rows;

    PerformanceAnswer(List<AgentPerformance> rows) {
        this.rows = List.copyOf(rows);
    }

    @Override
    public void writeTo(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeBooleanField("success", true);
        out.writeNumberField("code", 200);
        out.writeNumberField("total", rows.size());
        if (rows.isEmpty()) {
            out.writeArrayFieldStart("data");
            out.writeEndArray();
        } else {
            out.writeObjectFieldStart("data");
            for (AgentPerformance row : rows) {
                out.writeObjectFieldStart(row.agent().id());
                row(row, new FieldWriter(out));
                out.writeEndObject();
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static void row(AgentPerformance row, FieldWriter fields) throws IOException {
        fields.text("name", row.agent().name()).number("calls", row.calls()).number("human_answered", row.humans());
        percent("talk_sec_pt", row.talk(), row.total(), fields);
        percent("wait_sec_pt", row.waiting(), row.total(), fields);
        percent("pause_sec_pt", row.pause(), row.total(), fields);
        percent("wrap_sec_pt", row.wrap(), row.total(), fields);
        fields.text("talk_sec", LocalTexts.hhmmss(row.talk()))
                .text("wait_sec", LocalTexts.hhmmss(row.waiting()))
                .text("pause_sec", LocalTexts.hhmmss(row.pause()))
                .text("wrap_sec", LocalTexts.hhmmss(row.wrap()))
                .text("total_time", LocalTexts.hhmmss(row.total()))
                .number("am", row.machines())
                .number("others", row.humans());
        percent("am_pt", row.machines(), row.calls(), fields);
        percent("others_pt", row.humans(), row.calls(), fields);
        fields.text("call_type", "").text("user_id", row.agent().id());
    }

    /** Two decimals at most, without zeros at the end. */
    private static void percent(String name, long part, long whole, FieldWriter fields) throws IOException {
        BigDecimal percent = whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
        fields.out().writeNumberField(name, percent.doubleValue());
    }
}
