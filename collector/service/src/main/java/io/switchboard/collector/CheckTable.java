package io.switchboard.collector;

import io.switchboard.collector.fetch.FetchResult;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.platform.secret.Redactor;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** What the test calls found, a line for each target. */
final class CheckTable {
    private static final String ROW = "%-40s %-10s %-11s %6s %8s %7s %8s  %s%n";
    private static final int NAMED_FIELDS = 5;

    private final PrintWriter out;
    private final Redactor redactor;
    private boolean good = true;

    CheckTable(PrintWriter out, Redactor redactor) {
        this.out = out;
        this.redactor = redactor;
        out.printf(ROW, "TARGET", "REACHABLE", "AUTHORISED", "ROWS", "UNKNOWN", "CLOCK", "BACKLOG", "NOTE");
    }

    /** Whether every target's answer could be read whole. */
    boolean isGood() {
        return good;
    }

    void add(PollTarget target, FetchResult reading) {
        boolean answered = !reading.pages().isEmpty();
        boolean reached = reading.exchange().status().isPresent();
        boolean refused = reading.failure().orElse(null) instanceof CallFailure.Refused;
        int rows = reading.datasets().mapToInt(read -> read.rows().size()).sum();
        List<String> notes = notes(reading);
        out.printf(
                ROW,
                target.name(),
                reached ? "yes" : "no",
                answered ? "yes" : refused ? "no" : "?",
                answered ? rows : "-",
                answered ? reading.unknownFields().size() : "-",
                skew(reading),
                answered ? reading.backlog() : "-",
                redactor.redact(String.join("; ", notes)));
        good &= answered
                && reading.failure().isEmpty()
                && reading.doubts().isEmpty()
                && reading.datasets().allMatch(read -> read.rejected().isEmpty());
        out.flush();
    }

    private static List<String> notes(FetchResult reading) {
        List<String> notes = new ArrayList<>(reading.doubts());
        notes.addAll(reading.oddities());
        if (reading.pages().isEmpty()) {
            reading.failure().map(CallFailure::reason).ifPresent(notes::add);
        }
        int bad = reading.datasets().mapToInt(read -> read.rejected().size()).sum();
        if (bad > 0) {
            notes.add(bad + " rows cannot be read");
        }
        int unread = reading.datasets().mapToInt(read -> read.unread().size()).sum();
        if (unread > 0) {
            notes.add(unread + " values cannot be read");
        }
        reading.unknownFields().stream().sorted().limit(NAMED_FIELDS).forEach(field -> notes.add("unknown: " + field));
        return notes;
    }

    /** How far the vendor's clock is ahead of ours; its header has whole seconds, so one more or less is none. */
    private static String skew(FetchResult reading) {
        return reading.exchange()
                .vendorAhead()
                .map(ahead -> Math.round(ahead.toMillis() / 1_000.0))
                .map(seconds -> Math.abs(seconds) <= 1 ? "0 s" : "%+d s".formatted(seconds))
                .orElse("-");
    }
}
