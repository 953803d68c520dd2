package io.switchboard.simulator.centre;

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
    private @Nullable Group[] queues = new @Nullable Group[64];
    private @Nullable String[] agents = new @Nullable String[64];
    private @Nullable Ending[] endings = new @Nullable Ending[64];
    private int size;

    private final CallOrder byAnswer = new CallOrder();
    private final CallOrder byEnd = new CallOrder();

    Call open(long leadId, Optional<Group> queue, long at) {
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
        return new Call(BEFORE_FIRST_ID + size, leadId, queue);
    }

    void answered(Call call, String agent, long at) {
        int index = index(call);
        answered[index] = since(index, at);
        agents[index] = agent;
        byAnswer.add(index, at);
    }

    void ended(Call call, Ending ending, long at) {
        int index = index(call);
        ended[index] = since(index, at);
        endings[index] = ending;
        byEnd.add(index, at);
    }

    void wrappedUp(Call call, long at) {
        int index = index(call);
        wrappedUp[index] = since(index, at);
    }

    /** Those that arrived in [from, to). */
    List<Contact> arrived(long from, long to) {
        int first = CallOrder.firstNotBefore(arrived, size, from);
        int last = CallOrder.firstNotBefore(arrived, size, to);
        Contact[] contacts = new Contact[Math.max(0, last - first)];
        Arrays.setAll(contacts, i -> contact(first + i));
        return List.of(contacts);
    }

    List<Contact> answered(long from, long to) {
        return byAnswer.range(from, to).mapToObj(this::contact).toList();
    }

    List<Contact> ended(long from, long to) {
        return byEnd.range(from, to).mapToObj(this::contact).toList();
    }

    private Contact contact(int index) {
        Call call = new Call(BEFORE_FIRST_ID + index + 1, leads[index], Optional.ofNullable(queues[index]));
        return new Contact(
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

    private static int index(Call call) {
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
