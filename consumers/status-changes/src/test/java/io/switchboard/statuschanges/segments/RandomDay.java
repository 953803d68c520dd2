package io.switchboard.statuschanges.segments;

import io.switchboard.kore.agentstatusdetails.StatusSegment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** An account's day, reported by a vendor who is late, rewrites the past, takes segments back and keeps no order. */
public final class RandomDay {
    private static final int AGENTS = 3;
    private static final int POLLS = 40;
    private static final List<String> WORDS = List.of(
            "AVAILABLE", "BUSY", "BUSY/ACW", "BUSY/NBK", "AWAY", "AWAY/Break", "OFFLINE", "Available/AVAILABLE", "NEW");

    private final Random random;
    private final StatusPage page = new StatusPage("care");
    private final List<StatusSegment> truth = new ArrayList<>();
    private final Set<StatusSegment> late = new HashSet<>();

    private RandomDay(Random random) {
        this.random = random;
    }

    /** The day of a seed: the last poll of {@link StatusPage#segments()} shows what is true in the end. */
    public static StatusPage of(long seed) {
        RandomDay day = new RandomDay(new Random(seed));
        Instant now = StatusPage.at("08:00:00");
        for (int poll = 0; poll < POLLS; poll++) {
            now = now.plusSeconds(600);
            day.pass(now);
            day.show(now);
        }
        day.late.clear();
        day.show(now.plusSeconds(600));
        return day.page;
    }

    private void show(Instant now) {
        late.removeIf(_ -> random.nextInt(3) == 0);
        List<StatusSegment> shown = new ArrayList<>(
                truth.stream().filter(row -> !late.contains(row)).toList());
        if (random.nextBoolean()) {
            Collections.shuffle(shown, random);
        }
        page.shows(now, shown);
    }

    private void pass(Instant now) {
        IntStream.range(0, AGENTS).forEach(agent -> live("u" + agent, now.minusSeconds(600)));
        while (random.nextInt(3) == 0 && !truth.isEmpty()) {
            int which = random.nextInt(truth.size());
            rewrite(which, truth.get(which));
        }
    }

    /** Ten minutes of an agent: what was open ends, and up to three segments follow, the last of them perhaps open. */
    private void live(String agent, Instant from) {
        Instant at = from.plusSeconds(random.nextInt(60));
        int segments = random.nextInt(4);
        for (int i = 0; i < segments; i++) {
            end(agent, at);
            Instant start = at.plusSeconds(random.nextInt(4) == 0 ? random.nextInt(60) : 0);
            at = start.plusSeconds(1 + random.nextInt(120));
            boolean open = i == segments - 1 && random.nextBoolean();
            StatusSegment row = row(agent, WORDS.get(random.nextInt(WORDS.size())), start, open ? "" : " " + time(at));
            truth.add(row);
            if (random.nextInt(5) == 0) {
                late.add(row);
            }
        }
    }

    private void end(String agent, Instant at) {
        truth.replaceAll(row -> row.getUserId().equals(agent) && row.getEndTime() == null
                ? row(agent, words(row), row.getStartTime(), " " + time(at))
                : row);
    }

    private void rewrite(int which, StatusSegment row) {
        String agent = row.getUserId();
        Instant end = row.getEndTime();
        String told = end == null ? "" : " " + time(end);
        switch (random.nextInt(3)) {
            case 0 -> truth.set(which, row(agent, WORDS.get(random.nextInt(WORDS.size())), row.getStartTime(), told));
            case 1 -> truth.remove(which);
            default -> {
                Duration longer = Duration.ofSeconds(random.nextInt(400));
                truth.set(
                        which,
                        row(
                                agent,
                                words(row),
                                row.getStartTime(),
                                " " + time(row.getStartTime().plus(longer))));
            }
        }
    }

    private StatusSegment row(String agent, String words, Instant start, String end) {
        return page.segment(agent + " " + words + " " + time(start) + end);
    }

    private static String words(StatusSegment row) {
        return row.getPrimaryStatus() + "/" + row.getSecondaryStatus();
    }

    private static String time(Instant instant) {
        return instant.toString().replace("Z", "");
    }
}
