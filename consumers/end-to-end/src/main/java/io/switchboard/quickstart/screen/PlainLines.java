package io.switchboard.quickstart.screen;

import io.switchboard.Poll;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import io.switchboard.quickstart.live.ClosedBucket;
import io.switchboard.quickstart.live.PerSecond;
import io.switchboard.quickstart.live.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is shown where there is no terminal: one line for each thing that happens, easy to grep. */
public final class PlainLines {
    private PlainLines() {}

    /** Where everything is. */
    public static List<String> introduction(Addresses addresses) {
        Stream<String> asks = addresses.vendors().stream().map(ask -> "ask       " + ask.command());
        Stream<String> places = Stream.of(
                "kafka     " + addresses.kafka(),
                "registry  " + addresses.registry(),
                "topics    " + addresses.topics(),
                "wallboard " + addresses.pages().wallboard(),
                "metrics   " + addresses.pages().metrics(),
                "truth     curl " + addresses.truth(),
                "log       " + addresses.log());
        return Stream.of(Stream.of(accounts(addresses)), asks, places)
                .flatMap(lines -> lines)
                .toList();
    }

    private static String accounts(Addresses addresses) {
        return addresses.vendors().stream()
                .map(ask -> "%s (%s)".formatted(ask.account(), ask.vendor()))
                .collect(Collectors.joining(", ", "accounts  ", ", of one simulated centre"));
    }

    /** A change of status. */
    public static String change(StatusChange change) {
        Long lasted = change.getPreviousDurationMs();
        return "change    %s  %s: %s -> %s%s%s"
                .formatted(
                        Times.second(change.getChangedAt()),
                        Agents.name(change.getAgentName(), change.getAgentId()),
                        word(change.getFrom(), change.getVendorFrom()),
                        word(change.getTo(), change.getVendorTo()),
                        lasted == null ? "" : " after " + Times.lasting(Duration.ofMillis(lasted)),
                        change.getCampaign() == null ? "" : ", " + change.getCampaign());
    }

    /** A bucket that closed. */
    public static String bucket(ClosedBucket bucket) {
        String shares = Statuses.shown(bucket::seconds).stream()
                .map(status -> "%s %s".formatted(status, lasting(bucket, status)))
                .collect(Collectors.joining(", "));
        return "bucket    %s  %d agents, %.0f %% of the time known, %d changes; %s"
                .formatted(
                        Times.window(bucket.start(), bucket.end(), Glyphs.ASCII),
                        bucket.agents(),
                        100 * bucket.coverage(),
                        bucket.changes(),
                        shares);
    }

    /** How the last poll of a target ended, how much changes, and what its rows tell. */
    public static String target(Target target) {
        String facts = Wording.of(target.facts(), Integer.MAX_VALUE, Glyphs.ASCII);
        return "polled    %s: %s, %,d rows, %.1f events/s%s"
                .formatted(
                        target.name(),
                        target.last().map(PlainLines::ended).orElse("not yet"),
                        target.rows(),
                        target.changesPerSecond(),
                        facts.isEmpty() ? "" : "; " + facts);
    }

    private static String ended(Poll poll) {
        return poll.getError() == null
                ? poll.getOutcome().name()
                : "%s (%s)".formatted(poll.getOutcome(), poll.getError());
    }

    /** How fast it goes, and the simulated now. */
    public static String rates(PerSecond rates, Instant now) {
        return "rates     %s  %.1f polls/s, %.1f events/s".formatted(Times.second(now), rates.polls(), rates.events());
    }

    /** Our word and, where it is another one, the vendor's. */
    private static String word(@Nullable Status status, @Nullable String vendors) {
        String ours = status == null ? "?" : status.name();
        return vendors == null || vendors.equals(ours) ? ours : "%s (%s)".formatted(ours, vendors);
    }

    private static String lasting(ClosedBucket bucket, Status status) {
        return Times.lasting(Duration.ofSeconds(bucket.seconds(status)));
    }
}
