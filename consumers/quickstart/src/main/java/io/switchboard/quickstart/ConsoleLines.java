package io.switchboard.quickstart;

import io.switchboard.Status;
import io.switchboard.StatusChange;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the quick start prints: one line for each thing, easy to grep. All times in UTC, as on the topics. */
final class ConsoleLines {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ConsoleLines() {}

    /** Where everything is. */
    static List<String> introduction(QuickStartAddresses addresses) {
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

    private static String accounts(QuickStartAddresses addresses) {
        return addresses.vendors().stream()
                .map(ask -> "%s (%s)".formatted(ask.account(), ask.vendor()))
                .collect(Collectors.joining(", ", "accounts  ", ", of one simulated centre"));
    }

    /** A change of status. */
    static String change(StatusChange change) {
        Long lasted = change.getPreviousDurationMs();
        return "change    %s  %s: %s -> %s%s%s"
                .formatted(
                        SECOND.format(change.getChangedAt()),
                        name(change.getAgentName(), change.getAgentId()),
                        word(change.getFromStatus(), change.getVendorFrom()),
                        word(change.getToStatus(), change.getVendorTo()),
                        lasted == null ? "" : " after " + lasting(Duration.ofMillis(lasted)),
                        change.getCampaign() == null ? "" : ", " + change.getCampaign());
    }

    private static String name(@Nullable String name, String id) {
        return name == null || name.isBlank() ? id : name;
    }

    /** Our word and, where it is another one, the vendor's. */
    private static String word(@Nullable Status status, @Nullable String vendors) {
        String ours = status == null ? "?" : status.name();
        return vendors == null || vendors.equals(ours) ? ours : "%s (%s)".formatted(ours, vendors);
    }

    /** 0:42, 12:05 or 1:00:30. */
    private static String lasting(Duration duration) {
        return duration.toHours() == 0
                ? "%d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart())
                : "%d:%02d:%02d".formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }
}
