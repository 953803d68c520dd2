package io.switchboard.wallboard;

import io.switchboard.Outcome;
import io.switchboard.Status;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** An hour of a centre with two accounts, as the topics have it; always the same. */
final class Centre {
    static final int AGENTS = 40;

    private static final List<String> FIRST = List.of("Ada", "Bea", "Cem", "Dana", "Eli", "Fay", "Gus", "Hana");
    private static final List<String> LAST = List.of("Ito", "Berg", "Tan", "Costa", "Diaz");
    private static final List<Status> ROUND = List.of(
            Status.READY,
            Status.ON_CONTACT,
            Status.WRAP_UP,
            Status.READY,
            Status.ON_CONTACT,
            Status.WRAP_UP,
            Status.PAUSED);

    private final Consumer<SpecificRecord> to;
    private final Random random = new Random(7);

    Centre(Consumer<SpecificRecord> to) {
        this.to = to;
    }

    /** The hour up to an instant. */
    void live(Instant now) {
        for (int agent = 0; agent < AGENTS; agent++) {
            work(agent, now);
        }
        for (int minute = 55; minute >= 0; minute -= 5) {
            queues(now.minusSeconds(minute * 60L));
        }
        for (int poll = 30; poll >= 0; poll--) {
            to.accept(
                    BoardRecords.end(1_000 - poll, now.minusSeconds(poll * 5L)).build());
            to.accept(BoardRecords.end(1_000 - poll, now.minusSeconds(poll * 30L))
                    .setTarget("care/agent-status-details")
                    .setAccount("care")
                    .setDataset("kore.agent-status-details")
                    .setPollId("care/agent-status-details#" + poll)
                    .setOutcome(poll == 9 ? Outcome.THROTTLED : Outcome.COMPLETE)
                    .build());
        }
    }

    private void work(int agent, Instant now) {
        Instant at = now.minusSeconds(3_600 - random.nextInt(300));
        Status status = Status.READY;
        for (int i = agent; at.isBefore(now.minusSeconds(20)); i++) {
            Status next = ROUND.get(i % ROUND.size());
            to.accept(BoardRecords.change("" + (100 + agent), at, status == next ? null : status, next)
                    .setAgentName(FIRST.get(agent % FIRST.size()) + " " + LAST.get(agent / FIRST.size()))
                    .setAccount(agent < 30 ? "acme" : "care")
                    .setVendor(agent < 30 ? "convoso" : "kore")
                    .build());
            status = next;
            at = at.plusSeconds(40 + random.nextInt(400));
        }
    }

    private void queues(Instant end) {
        for (String name : List.of("Billing", "Renewals", "Support")) {
            long offered = 4L + random.nextInt(20);
            long lost = random.nextInt(3);
            to.accept(BoardRecords.queue(name, end)
                    .setQueueName(name)
                    .setOffered(offered)
                    .setAbandoned(lost)
                    .setAnswered(offered - lost)
                    .setWaiting((long) random.nextInt(4))
                    .build());
        }
    }
}
