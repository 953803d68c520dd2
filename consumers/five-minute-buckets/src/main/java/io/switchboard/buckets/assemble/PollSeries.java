package io.switchboard.buckets.assemble;

import io.switchboard.Origin;
import io.switchboard.topic.Dataset;

/** The polls of one dataset of one account that are numbered together. Polls of the past are numbered by themselves. */
public record PollSeries(String account, String dataset, Origin origin) {
    private static final char SEPARATOR = '\0';

    /** The vendor. */
    public String vendor() {
        return Dataset.vendorOf(dataset);
    }

    /** Whether the polls asked for the present: only these say how far time has come. */
    public boolean isLive() {
        return origin == Origin.LIVE;
    }

    /** For stores; no series' key begins with another's. */
    String key() {
        return account + SEPARATOR + dataset + SEPARATOR + origin + SEPARATOR;
    }

    /** Of one of a poll's events, by the number of its arrival. */
    String key(long sequence, int arrival) {
        return key() + "%016x%08x".formatted(sequence, arrival);
    }
}
