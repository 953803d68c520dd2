package io.switchboard.simulator.contactcentre;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every call since the opening, in some fifty bytes each, so that long and fast runs fit in memory. */
final class CallBook {
    private static final long BEFORE_FIRST_ID = 900_000_000;
    private static final int NOT_YET = -1;

    private long[] arrived = new long[64];
    /** Milliseconds after arrival, as the other two. */
    private int[] answered = new int[64];

    private int[] ended = new int[64];
    private int[] wrappedUp = new int[64];
    private int[] leads = new int[64];
    private @Nullable CentreGroup[] queues = new @Nullable CentreGroup[64];
    private @Nullable String[] agents = new @Nullable String[64];
    private @Nullable CallEnding[] endings = new @Nullable CallEnding[64];
    private int size;

    private final CallOrder byAnswer = new CallOrder();
    private final CallOrder byEnd = new CallOrder();

    CentreCall open(long leadId, Optional<CentreGroup> queue, long at) {
        if (size == arrived.length) {
            grow(size * 2);
        }
        arrived[size] = at;
        answered[size] = NOT_YET;
        ended[size] = NOT_YET;
        wrappedUp[size] = NOT_YET;
        leads[size] = (int) leadId;
        queues[size] = queue.orElse(null);
        size++;
        return new CentreCall(BEFORE_FIRST_ID + size, leadId, queue);
    }

    void answered(CentreCall call, String agent, long at) {
        int index = index(call);
        answered[index] = since(index, at);
        agents[index] = agent;
        byAnswer.add(index, at);
    }

    void ended(CentreCall call, CallEnding ending, long at) {
        int index = index(call);
        ended[index] = since(index, at);
        endings[index] = ending;
        byEnd.add(index, at);
    }

    void wrappedUp(CentreCall call, long at) {
        int index = index(call);
        wrappedUp[index] = since(index, at);
    }

    /** Those that arrived in [from, to). */
    List<HandledContact> arrived(long from, long to) {
        int first = CallOrder.firstNotBefore(arrived, size, from);
        int last = CallOrder.firstNotBefore(arrived, size, to);
        HandledContact[] contacts = new HandledContact[Math.max(0, last - first)];
        Arrays.setAll(contacts, i -> contact(first + i));
        return List.of(contacts);
    }

    List<HandledContact> answered(long from, long to) {
        return byAnswer.range(from, to).mapToObj(this::contact).toList();
    }

    List<HandledContact> ended(long from, long to) {
        return byEnd.range(from, to).mapToObj(this::contact).toList();
    }

    private HandledContact contact(int index) {
        CentreCall call = new CentreCall(BEFORE_FIRST_ID + index + 1, leads[index], Optional.ofNullable(queues[index]));
        return new HandledContact(
                call,
                Optional.ofNullable(agents[index]),
                Instant.ofEpochMilli(arrived[index]),
                instant(index, answered),
                instant(index, ended),
                instant(index, wrappedUp),
                Optional.ofNullable(endings[index]));
    }

    private Optional<Instant> instant(int index, int[] offsets) {
        int offset = offsets[index];
        return offset == NOT_YET ? Optional.empty() : Optional.of(Instant.ofEpochMilli(arrived[index] + offset));
    }

    private int since(int index, long at) {
        return Math.toIntExact(at - arrived[index]);
    }

    private static int index(CentreCall call) {
        return (int) (call.id() - BEFORE_FIRST_ID - 1);
    }

    private void grow(int length) {
        arrived = Arrays.copyOf(arrived, length);
        answered = Arrays.copyOf(answered, length);
        ended = Arrays.copyOf(ended, length);
        wrappedUp = Arrays.copyOf(wrappedUp, length);
        leads = Arrays.copyOf(leads, length);
        queues = Arrays.copyOf(queues, length);
        agents = Arrays.copyOf(agents, length);
        endings = Arrays.copyOf(endings, length);
    }
}
