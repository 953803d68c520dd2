package io.switchboard.simulator.kore;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.simulator.account.SimulatedAccount;
import io.switchboard.simulator.account.SimulatedResponse;
import io.switchboard.simulator.account.SimulatedVendor;
import io.switchboard.simulator.account.VendorApi;
import io.switchboard.simulator.contactcentre.CentreGroup;
import io.switchboard.simulator.contactcentre.ContactCentre;
import io.switchboard.simulator.contactcentre.HandledContact;
import io.switchboard.simulator.fault.FaultEffect;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.JsonShape;
import io.switchboard.simulator.fault.OddShapes;
import io.switchboard.simulator.http.HttpExchangeRequest;
import io.switchboard.simulator.http.HttpReply;
import io.switchboard.simulator.http.SimulatedApi;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code callvolume}: what became of the contacts of each queue and quarter of an hour. */
record SimulatedCallVolumeApi(SimulatedVendor vendor) implements VendorApi {
    private static final JsonShape SHAPE = new JsonShape(
            List.of("offeredContacts"),
            List.of("offeredContacts", "answeredContacts", "acwDuration"),
            List.of("CallVolumeUpdate"),
            List.of(),
            List.of(),
            Optional.of("totalCount"),
            Map.of("maxqueueHoldTimeAbandoned", "maxQueueHoldTimeAbandoned"));

    private static final OddShapes ODDITIES = new OddShapes(Map.of(
            FaultKind.ODD_VALUE,
            OddShapes.inOneRow(
                    "offeredContacts",
                    row -> row.put("csatScore", "N/A")
                            .put("messageCount", false)
                            .put("__v", "-")),
            FaultKind.GROUPED_NUMBER,
            OddShapes.grouped(
                    "offeredContacts",
                    Set.of("offeredContacts", "answeredContacts", "acwDuration", "conversationTalkTime")),
            FaultKind.NUL_IN_NAME,
            OddShapes.inOneRow(
                    "offeredContacts",
                    row -> row.put("queueName", row.path("queueName").asText().replaceFirst("^.", "$0\u0000"))),
            FaultKind.ROW_WITHOUT_KEY,
            (answer, _) -> addRowWithoutKey((ObjectNode) answer),
            FaultKind.ANOTHER_ACCOUNT,
            OddShapes.inEvery(
                    "offeredContacts", row -> row.put("orgId", "o-another").put("iId", "st-another"))));

    /** By how much an answer is about an earlier time than the one asked for. */
    private static final Duration EARLIER = Duration.ofHours(2);

    /** Behind the last row: further pages begin where the ones before end. */
    private static void addRowWithoutKey(ObjectNode answer) {
        boolean more = answer.path("hasMore").asBoolean();
        if (!more && answer.path("CallVolumeUpdate") instanceof ArrayNode rows && !rows.isEmpty()) {
            ObjectNode row = rows.path(0).deepCopy();
            rows.add(row.putNull("queueId").put("queueName", "Deleted queue"));
            answer.put("totalCount", answer.path("totalCount").asInt() + 1);
        }
    }

    @Override
    public OddShapes oddities() {
        return ODDITIES;
    }

    @Override
    public SimulatedApi api() {
        return SimulatedApi.KORE_CALL_VOLUME;
    }

    @Override
    public JsonShape shape() {
        return SHAPE;
    }

    @Override
    public boolean isFurtherPage(HttpExchangeRequest request) {
        return VolumeQuery.skip(request) > 0;
    }

    @Override
    public SimulatedResponse answer(SimulatedAccount account, HttpExchangeRequest request, FaultEffect mishap) {
        Instant at = account.centre().now();
        return new SimulatedResponse(at, Optional.empty(), reply(account, request, mishap));
    }

    private static HttpReply reply(SimulatedAccount account, HttpExchangeRequest request, FaultEffect mishap) {
        try {
            VolumeQuery query = VolumeQuery.of(request, account.kore());
            List<QueueVolume> volumes = mishap.keep(
                    volumes(account.centre(), mishap.has(FaultKind.ANOTHER_TIME) ? query.earlier(EARLIER) : query));
            return HttpReply.json(
                    new CallVolumeAnswer(mishap.page(volumes, query.skip(), query.limit()), account.kore(), mishap));
        } catch (IllegalArgumentException e) {
            return KoreAuthenticator.error(400, String.valueOf(e.getMessage()));
        }
    }

    /** Of the intervals that begin in the time asked for, those in which somebody came; in the order of time. */
    private static List<QueueVolume> volumes(ContactCentre centre, VolumeQuery query) {
        Instant from = query.from().map(SimulatedCallVolumeApi::roundUp).orElse(centre.opening());
        Map<VolumeInterval, QueueVolume> volumes = new HashMap<>();
        for (HandledContact contact : centre.calls(from, roundUp(query.to()))) {
            contact.call()
                    .queue()
                    .ifPresent(queue -> volumes.computeIfAbsent(
                                    new VolumeInterval(QueueVolume.startOf(contact.arrivedAt()), queue),
                                    key -> new QueueVolume(key.queue, key.start))
                            .add(contact));
        }
        return volumes.values().stream()
                .sorted(Comparator.comparing(QueueVolume::start)
                        .thenComparingLong(volume -> volume.queue().id()))
                .toList();
    }

    private static Instant roundUp(Instant instant) {
        Instant start = QueueVolume.startOf(instant);
        return start.equals(instant) ? start : start.plus(QueueVolume.WIDTH);
    }

    private record VolumeInterval(Instant start, CentreGroup queue) {}
}
