package io.switchboard.simulator.kore;

import com.fasterxml.jackson.core.JsonGenerator;
import io.switchboard.simulator.contactcentre.AgentProfile;
import io.switchboard.simulator.fault.FaultEffect;
import io.switchboard.simulator.fault.FaultEffect.FaultedPage;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.http.JsonDocument;
import io.switchboard.simulator.kore.KoreSegments.KoreSegment;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A page of agents with their statuses, in the order and the types of the vendor's sample. */
final class StatusDetailsAnswer implements JsonDocument.DocumentWriter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private final FaultedPage<AgentProfile> page;
    private final StatusQuery query;
    private final StatusBook book;
    private final FaultEffect mishap;

    StatusDetailsAnswer(FaultedPage<AgentProfile> page, StatusQuery query, StatusBook book, FaultEffect mishap) {
        this.page = page;
        this.query = query;
        this.book = book;
        this.mishap = mishap;
    }

    @Override
    public void writeTo(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeBooleanField("hasMore", page.hasMore());
        out.writeNumberField("limit", query.limit());
        out.writeNumberField("offset", page.offset());
        out.writeArrayFieldStart("data");
        for (AgentProfile agent : page.rows()) {
            agent(agent, out);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void agent(AgentProfile agent, JsonGenerator out) throws IOException {
        int space = agent.name().indexOf(' ');
        out.writeStartObject();
        out.writeStringField("userId", KoreIds.userId(agent.id()));
        out.writeStringField("firstName", agent.name().substring(0, space));
        out.writeStringField("lastName", agent.name().substring(space + 1));
        out.writeStringField("email", KoreIds.email(agent));
        Optional<String> customId = KoreIds.customId(agent);
        if (customId.isPresent()) {
            out.writeStringField("customId", customId.get());
        }
        List<KoreSegment> lasting = told(agent, book.segments(agent, query.from(), query.to()));
        List<KoreSegment> segments = mishap.has(FaultKind.TWO_IN_ONE_SECOND)
                ? book.withEnded(agent, lasting, mishap.turn() % 2 == 0)
                : lasting;
        if (!segments.isEmpty()) {
            out.writeArrayFieldStart("status");
            for (KoreSegment segment : segments) {
                segment(segment, out);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private List<KoreSegment> told(AgentProfile agent, List<KoreSegment> segments) {
        if (mishap.has(FaultKind.LATE_SEGMENT)) {
            return KoreSegments.withoutNewestEnded(segments);
        }
        boolean wrong = mishap.has(FaultKind.WRONG_STATUS) && agent.id().endsWith("1");
        return wrong ? segments.stream().map(KoreSegment::asMeeting).toList() : segments;
    }

    private void segment(KoreSegment segment, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("primaryStatus", word(segment.words().primary()));
        out.writeStringField("secondaryStatus", word(segment.words().secondary()));
        out.writeStringField("startTime", time(segment.start()));
        out.writeStringField("endTime", segment.isOpen() ? "-" : time(segment.end()));
        out.writeStringField("duration", segment.isOpen() ? "-" : hhmmss(segment.length()));
        out.writeEndObject();
    }

    private String word(String word) {
        return mishap.has(FaultKind.WRONG_SPELLING)
                ? word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT)
                : word;
    }

    private String time(long second) {
        return TIME.format(mishap.shift(Instant.ofEpochSecond(second)).atOffset(query.zone()));
    }

    private static String hhmmss(long seconds) {
        return "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
