package io.switchboard.buckets.api;

import io.switchboard.AgentBucket;
import io.switchboard.QueueBucket;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request for rows.
 *
 * @param frame whose buckets are asked for
 * @param width of the buckets
 * @param lists which lists are asked for
 * @param agent only this one's rows
 * @param queue only this one's rows
 * @param kind only rows of this kind of queue
 */
record BucketsQuery(
        String account,
        Timeframe frame,
        Duration width,
        Set<QueriedRows> lists,
        Optional<String> agent,
        Optional<String> queue,
        Optional<String> kind) {
    private static final Duration LONGEST = Duration.ofDays(2);

    /** So that nothing can be added to a time that is no time any more. */
    private static final Instant TOO_LATE = Instant.parse("+10000-01-01T00:00:00Z");

    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Set<String> KINDS = Set.of("queue", "campaign", "skill", "account");

    /** What rows are of. */
    enum QueriedRows {
        AGENTS,
        QUEUES;

        /** As a parameter and the answer have it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    BucketsQuery {
        lists = Set.copyOf(lists);
    }

    /** Reads the parameters; empty if it noted a fault. */
    static Optional<BucketsQuery> read(QueryParameters parameters) {
        parameters.only("account", "from", "to", "of", "agent", "queue", "kind", "width");
        Optional<String> account = parameters.require("account", "acme-sales", BucketsQuery::account);
        Duration width = parameters.read("width", BucketsQuery::width).orElse(Timeframe.FIVE_MINUTES);
        Optional<Timeframe> frame = frame(parameters, width);
        Set<QueriedRows> lists = lists(parameters);
        Optional<String> kind = parameters.read("kind", BucketsQuery::kind);
        return account.filter(_ -> parameters.faults().isEmpty())
                .flatMap(name -> frame.map(buckets -> new BucketsQuery(
                        name, buckets, width, lists, parameters.text("agent"), parameters.text("queue"), kind)));
    }

    boolean wants(AgentBucket row) {
        return agent.map(row.getAgentId()::equals).orElse(true);
    }

    boolean wants(QueueBucket row) {
        return queue.map(row.getQueueId()::equals).orElse(true)
                && kind.map(row.getQueueKind()::equals).orElse(true);
    }

    /** Whole buckets of the width only: those that end in {@code (from, to]}. */
    private static Optional<Timeframe> frame(QueryParameters parameters, Duration width) {
        Optional<Instant> from = parameters.require("from", "2026-08-01T08:00:00Z", BucketsQuery::instant);
        Optional<Instant> to = parameters.require("to", "2026-08-01T09:00:00Z", BucketsQuery::instant);
        return from.flatMap(start -> to.flatMap(end -> {
            if (!start.isBefore(end) || end.isAfter(start.plus(LONGEST))) {
                parameters.fault("to must be after from, by at most " + LONGEST.toHours() + " hours");
                return Optional.empty();
            }
            return Optional.of(new Timeframe(Timeframe.down(start, width), Timeframe.down(end, width)));
        }));
    }

    /** Those that are named; those that another parameter is about; else all. */
    private static Set<QueriedRows> lists(QueryParameters parameters) {
        boolean agents = parameters.text("agent").isPresent();
        boolean queues =
                parameters.text("queue").isPresent() || parameters.text("kind").isPresent();
        Optional<QueriedRows> named = parameters.read("of", BucketsQuery::rows);
        if (named.filter(rows -> rows == QueriedRows.AGENTS ? queues : agents).isPresent()) {
            parameters.fault("of=agents goes with agent only, of=queues with queue and kind only");
        }
        return named.map(Set::of)
                .orElseGet(() -> Stream.of(QueriedRows.values())
                        .filter(rows -> agents == queues || agents == (rows == QueriedRows.AGENTS))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static QueriedRows rows(String text) {
        return Stream.of(QueriedRows.values())
                .filter(rows -> rows.word().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be agents or queues"));
    }

    private static String account(String text) {
        if (!ACCOUNT.matcher(text).matches()) {
            throw new IllegalArgumentException("must be an account's name in the collector's configuration");
        }
        return text;
    }

    private static Instant instant(String text) {
        Instant instant;
        try {
            instant = Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be a time such as 2026-08-01T08:00:00Z", e);
        }
        if (instant.isBefore(Instant.EPOCH) || !instant.isBefore(TOO_LATE)) {
            throw new IllegalArgumentException("must be a time of the years 1970 to 9999");
        }
        return instant;
    }

    private static Duration width(String text) {
        if (!List.of("5", "15", "30").contains(text)) {
            throw new IllegalArgumentException("must be 5, 15 or 30 (minutes)");
        }
        return Duration.ofMinutes(Long.parseLong(text));
    }

    private static String kind(String text) {
        if (!KINDS.contains(text)) {
            throw new IllegalArgumentException("must be queue, campaign, skill or account");
        }
        return text;
    }
}
