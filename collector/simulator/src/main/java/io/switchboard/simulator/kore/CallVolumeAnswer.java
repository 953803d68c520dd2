package io.switchboard.simulator.kore;

import com.fasterxml.jackson.core.JsonGenerator;
import io.switchboard.simulator.account.KoreCredentials;
import io.switchboard.simulator.fault.FaultEffect;
import io.switchboard.simulator.fault.FaultEffect.FaultedPage;
import io.switchboard.simulator.http.JsonDocument;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A page of records, in the order and the types of the vendor's sample. Nobody is put on hold, writes or rates. */
final class CallVolumeAnswer implements JsonDocument.DocumentWriter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final FaultedPage<QueueVolume> page;
    private final KoreCredentials account;
    private final FaultEffect mishap;

    CallVolumeAnswer(FaultedPage<QueueVolume> page, KoreCredentials account, FaultEffect mishap) {
        this.page = page;
        this.account = account;
        this.mishap = mishap;
    }

    @Override
    public void writeTo(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeBooleanField("hasMore", page.hasMore());
        out.writeArrayFieldStart("CallVolumeUpdate");
        for (QueueVolume volume : page.rows()) {
            out.writeStartObject();
            interval(volume, out);
            contacts(volume, out);
            out.writeStringField("iId", account.instanceId());
            out.writeStringField("queueName", volume.queue().name());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeNumberField("totalCount", page.total());
        out.writeEndObject();
    }

    private void interval(QueueVolume volume, JsonGenerator out) throws IOException {
        // As a MongoDB id, it begins with the time; the same interval always has the same.
        out.writeStringField(
                "_id",
                "%08x%016x"
                        .formatted(
                                volume.start().getEpochSecond(), volume.queue().id()));
        out.writeStringField("intervalStartTimeStamp", time(volume.start()));
        out.writeStringField("orgId", account.orgId());
        out.writeStringField("queueId", KoreIds.queueId(volume.queue()));
        out.writeStringField("source", "rtm");
        out.writeNumberField("__v", 0);
        out.writeStringField("intervalEndTimeStamp", time(volume.start().plus(QueueVolume.WIDTH)));
    }

    private static void contacts(QueueVolume volume, JsonGenerator out) throws IOException {
        out.writeNumberField("offeredContacts", volume.offered());
        out.writeNumberField("answeredContacts", volume.answered());
        out.writeNumberField("maxQueueHoldTimeAnswered", volume.longestAnsweredWait());
        out.writeNumberField("queueHoldTimeAnswered", volume.answeredWait());
        out.writeNumberField("acwDuration", volume.wrapUp());
        out.writeNumberField("completedContacts", volume.completed());
        out.writeNumberField("conversationHandleTime", volume.talk() + volume.wrapUp());
        out.writeNumberField("conversationTalkTime", volume.talk());
        out.writeNumberField("holdDuration", 0);
        out.writeNumberField("messageCount", 0);
        out.writeNumberField("savedMessageCount", 0);
        out.writeNumberField("csatResponses", 0);
        out.writeNumberField("csatScore", 0);
        out.writeNumberField("abandonedContacts", volume.abandoned());
        out.writeNumberField("maxqueueHoldTimeAbandoned", volume.longestAbandonedWait());
        out.writeNumberField("queueHoldTimeAbandoned", volume.abandonedWait());
    }

    private String time(Instant instant) {
        return TIME.format(mishap.shift(instant));
    }
}
