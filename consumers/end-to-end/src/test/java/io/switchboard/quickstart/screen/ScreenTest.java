package io.switchboard.quickstart.screen;

import static io.switchboard.quickstart.live.Rows.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Outcome;
import io.switchboard.Status;
import io.switchboard.quickstart.live.Live;
import io.switchboard.quickstart.live.Rows;
import io.switchboard.quickstart.live.Seen;
import io.switchboard.quickstart.live.View;
import io.switchboard.topic.Dataset;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jline.utils.AttributedCharSequence;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private static final String ASK_CONVOSO = "curl 'http://127.0.0.1:8085/v1/agent-monitor/search?auth_token=demo'";
    static final Addresses ADDRESSES = new Addresses(
            "127.0.0.1:9092",
            URI.create("http://127.0.0.1:8081/apis/ccompat/v7"),
            "switchboard.*",
            new Addresses.Pages(URI.create("http://127.0.0.1:8080/metrics"), URI.create("http://127.0.0.1:8091")),
            List.of(
                    new Ask("acme-sales", "Convoso", ASK_CONVOSO, ASK_CONVOSO),
                    new Ask("acme-chat", "LivePerson", "curl …", "sh /tmp/switchboard-1/ask-liveperson"),
                    new Ask("acme-care", "Kore", "curl …", "sh /tmp/switchboard-1/ask-kore")),
            URI.create("http://127.0.0.1:8085/truth/acme/agents"),
            Path.of("/tmp/switchboard-1/quick-start.log"));

    private final Screen screen = new Screen(ADDRESSES, 12, Duration.ofMinutes(2), Glyphs.UNICODE);

    @Test
    void shouldShowEverythingOnAnUsualTerminal() {
        assertThat(text(screen.render(busy(), NOON.plusSeconds(200), 80, 24))).isEqualTo("""
                         Switchboard                                   Mon 2026-03-02 12:03:20 UTC  ×12
                        Kafka 127.0.0.1:9092   Registry http://127.0.0.1:8081/apis/ccompat/v7
                        Wallboard http://127.0.0.1:8091   Topics switchboard.*
                        Convoso curl 'http://127.0.0.1:8085/v1/agent-monitor/search?auth_token=demo'

                        AGENTS NOW  3 logged in          LAST BUCKET  11:55–12:00  2 agents  100 % known
                        READY         1 ████▋            READY          5:20  53 % ███████████▎
                        ON_CONTACT    1 ████▋            ON_CONTACT     4:40  47 % █████████▊
                        WRAP_UP       0                  WRAP_UP        0:00   0 %
                        PAUSED        1 ████▋            PAUSED         0:00   0 %
                        PREVIEW       0                  PREVIEW        0:00   0 %

                        STATUS CHANGES                 was         for        is          in
                        12:01:01  Bea Tan              WRAP_UP     0:42     → PAUSED      Renewals
                        12:00:00  Ada Ito              READY       0:42     → ON_CONTACT  Renewals





                        POLLED     0.0 polls/s          ago ended      rows   /s 0.0 changes/s in all
                        acme-care  call-volume           1m COMPLETE     40  0.0 1,057 offered
                        acme-sales agent-monitor         3m COMPLETE     40  0.0
                        q or Ctrl-C stops                         log /tmp/switchboard-1/quick-start.log
                        """);
    }

    @Test
    void shouldSayWhatItWaitsForBeforeAnythingHasCome() {
        assertThat(text(screen.render(new Live().view(0), NOON, 120, 40)))
                .contains("0 logged in")
                .contains("11:55–12:00 closes in 10 s")
                .contains("waiting for the first");
    }

    @Test
    void shouldSayWhyAPollFailedInPlaceOfItsNumbers() {
        Live live = new Live();
        live.take(new Seen.PollEnd(Rows.koresPoll(NOON, Outcome.THROTTLED)), 0);
        live.take(Rows.koresVolume(1_057, 998), 0);

        assertThat(text(screen.render(live.view(0), NOON.plusSeconds(7), 80, 24)))
                .contains("acme-care  call-volume           7s THROTTLED come back in 60 s\n");
    }

    @Test
    void shouldTellMoreOfWhatIsPolledOnAWiderTerminal() {
        assertThat(text(screen.render(busy(), NOON, 100, 30)))
                .contains("1,057 offered  998 answered  59 abandoned\n")
                .contains("LivePerson sh /tmp/switchboard-1/ask-liveperson", "Kore sh /tmp/switchboard-1/ask-kore");
        assertThat(text(screen.render(busy(), NOON, 120, 40))).contains("59 abandoned  11:45–12:00\n");
    }

    @Test
    void shouldFillEveryTerminalExactly() {
        View view = busy();
        for (int width = 1; width < 250; width += 3) {
            for (int height = 1; height < 70; height += 5) {
                int columns = width;
                assertThat(screen.render(view, NOON, width, height))
                        .as("%d columns, %d rows", width, height)
                        .hasSize(height)
                        .allMatch(line -> line.columnLength() == columns);
            }
        }
    }

    @Test
    void shouldPutPollsBesideChangesOnAWideTerminal() {
        assertThat(text(screen.render(busy(), NOON, 200, 50)).lines())
                .anyMatch(line -> line.startsWith("STATUS CHANGES") && line.contains("LAST POLLS"))
                .anyMatch(line -> line.contains("+1 ~3 -0    5 ms"))
                .anyMatch(line -> line.startsWith("AGENTS NOW") && line.contains("MOST ON CONTACT"));
    }

    @Test
    void shouldUseNothingButAsciiWhereTheTerminalCannotShowMore() {
        Screen ascii = new Screen(ADDRESSES, 12, Duration.ofMinutes(2), Glyphs.ASCII);

        assertThat(text(ascii.render(busy(), NOON, 100, 40))).isASCII().containsPattern("ON_CONTACT +1 #+");
    }

    static View busy() {
        Live live = new Live();
        live.take(new Seen.Present("1", Status.READY), 0);
        live.take(new Seen.Present("2", Status.ON_CONTACT), 0);
        live.take(new Seen.Present("3", Status.PAUSED), 0);
        live.take(new Seen.Change(Rows.change(NOON, "Ada Ito", Status.READY, Status.ON_CONTACT)), 0);
        live.take(new Seen.Change(Rows.change(NOON.plusSeconds(61), "Bea Tan", Status.WRAP_UP, Status.PAUSED)), 0);
        live.take(new Seen.PollEnd(Rows.poll(NOON, 1, Outcome.THROTTLED, Dataset.CONVOSO_AGENTS)), 0);
        live.take(new Seen.PollEnd(Rows.poll(NOON.plusSeconds(5), 2, Outcome.COMPLETE, Dataset.CONVOSO_AGENTS)), 0);
        live.take(new Seen.PollEnd(Rows.koresPoll(NOON.plusSeconds(140), Outcome.COMPLETE)), 0);
        live.take(Rows.koresVolume(1_057, 998), 0);
        live.take(new Seen.Bucket(Rows.bucket(NOON, "Ada Ito", 250, true)), 0);
        live.take(new Seen.Bucket(Rows.bucket(NOON, "Bea Tan", 30, true)), 0);
        return live.view(Duration.ofSeconds(1).toNanos());
    }

    private static String text(List<AttributedString> lines) {
        return lines.stream()
                .map(AttributedCharSequence::toString)
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
