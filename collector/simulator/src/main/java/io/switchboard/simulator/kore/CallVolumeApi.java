package io.switchboard.simulator.kore;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.simulator.account.Account;
import io.switchboard.simulator.account.Answer;
import io.switchboard.simulator.account.Vendor;
import io.switchboard.simulator.account.VendorApi;
import io.switchboard.simulator.centre.Centre;
import io.switchboard.simulator.centre.Contact;
import io.switchboard.simulator.centre.Group;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.Mishap;
import io.switchboard.simulator.fault.Oddities;
import io.switchboard.simulator.fault.Shape;
import io.switchboard.simulator.web.Api;
import io.switchboard.simulator.web.Reply;
import io.switchboard.simulator.web.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code callvolume}: what became of the contacts of each queue and quarter of an hour. */
record CallVolumeApi(Vendor vendor) implements VendorApi {
    private static final Shape SHAPE = new Shape(
            List.of("offeredContacts"),
            List.of("offeredContacts", "answeredContacts", "acwDuration"),
            List.of("CallVolumeUpdate"),
            List.of(),
            List.of(),
            Optional.of("totalCount"),
            Map.of("maxqueueHoldTimeAbandoned", "maxQueueHoldTimeAbandoned"));

    private static final Oddities ODDITIES = new Oddities(Map.of(
            FaultKind.ODD_VALUE,
            Oddities.inOneRow(
                    "offeredContacts",
                    row -> row.put("csatScore", "N/A")
                            .put("messageCount", false)
                            .put("__v", "-")),
            FaultKind.GROUPED_NUMBER,
            Oddities.grouped(
                    "offeredContacts",
                    Set.of("offeredContacts", "answeredContacts", "acwDuration", "conversationTalkTime")),
            FaultKind.NUL_IN_NAME,
            Oddities.inOneRow(
                    "offeredContacts",
                    row -> row.put("queueName", row.path("queueName").asText().replaceFirst("^.", "$0\u0000"))),
            FaultKind.ROW_WITHOUT_KEY,
            (answer, _) -> addRowWithoutKey((ObjectNode) answer),
            FaultKind.ANOTHER_ACCOUNT,
            Oddities.inEvery(
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
    public Oddities oddities() {
        return ODDITIES;
    }

    @Override
    public Api api() {
        return Api.KORE_CALL_VOLUME;
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public boolean isFurtherPage(Request request) {
        return VolumeQuery.skip(request) > 0;
    }

    @Override
    public Answer answer(Account account, Request request, Mishap mishap) {
        Instant at = account.centre().now();
        return new Answer(at, Optional.empty(), reply(account, request, mishap));
    }

    private static Reply reply(Account account, Request request, Mishap mishap) {
        try {
            VolumeQuery query = VolumeQuery.of(request, account.kore());
            List<Volume> volumes = mishap.keep(
                    volumes(account.centre(), mishap.has(FaultKind.ANOTHER_TIME) ? query.earlier(EARLIER) : query));
            return Reply.json(
                    new CallVolumeAnswer(mishap.page(volumes, query.skip(), query.limit()), account.kore(), mishap));
        } catch (IllegalArgumentException e) {
            return Doorkeeper.error(400, String.valueOf(e.getMessage()));
        }
    }

    /** Of the intervals that begin in the time asked for, those in which somebody came; in the order of time. */
    private static List<Volume> volumes(Centre centre, VolumeQuery query) {
        Instant from = query.from().map(CallVolumeApi::roundUp).orElse(centre.opening());
        Map<Interval, Volume> volumes = new HashMap<>();
        for (Contact contact : centre.calls(from, roundUp(query.to()))) {
            contact.call()
                    .queue()
                    .ifPresent(queue -> volumes.computeIfAbsent(
                                    new Interval(Volume.startOf(contact.arrivedAt()), queue),
                                    key -> new Volume(key.queue, key.start))
                            .add(contact));
        }
        return volumes.values().stream()
                .sorted(Comparator.comparing(Volume::start)
                        .thenComparingLong(volume -> volume.queue().id()))
                .toList();
    }

    private static Instant roundUp(Instant instant) {
        Instant start = Volume.startOf(instant);
        return start.equals(instant) ? start : start.plus(Volume.WIDTH);
    }

    private record Interval(Instant start, Group queue) {}
}
