package io.switchboard.collector.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.decode.ResponseDecoder;
import io.switchboard.collector.fetch.ApiRequest;
import io.switchboard.collector.fetch.FetchContext;
import io.switchboard.collector.fetch.PolledApi;
import io.switchboard.collector.http.CallResult;
import io.switchboard.collector.poll.DayWindow;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.collector.vendor.convoso.AgentMonitorApi;
import io.switchboard.collector.vendor.convoso.AgentMonitorSettings;
import io.switchboard.collector.vendor.convoso.AgentPerformanceApi;
import io.switchboard.collector.vendor.convoso.AgentPerformanceSettings;
import io.switchboard.collector.vendor.kore.AgentStatusDetailsApi;
import io.switchboard.collector.vendor.kore.AgentStatusDetailsSettings;
import io.switchboard.collector.vendor.kore.CallVolumeApi;
import io.switchboard.collector.vendor.kore.CallVolumeSettings;
import io.switchboard.collector.vendor.liveperson.MsgConversationApi;
import io.switchboard.collector.vendor.liveperson.MsgConversationSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The sample answer of each vendor page, repaired where the page is broken, and the API that reads it. */
public enum Sample {
    AGENT_MONITOR("convoso-agent-monitor"),
    AGENT_PERFORMANCE("convoso-agent-performance"),
    MSG_CONVERSATION("liveperson-msgconversation"),
    AGENT_STATUS_DETAILS("kore-agent-status-details"),
    CALL_VOLUME("kore-call-volume");

    /** When the samples are read. */
    public static final Instant NOW = Instant.parse("2026-03-02T13:29:00Z");

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    private final String file;

    Sample(String file) {
        this.file = file;
    }

    /** LivePerson's API for all skills and agents; an interval of 0 is none. */
    public static MsgConversationApi conversations(int timeframe, int interval, TimeUnit unit) {
        Optional<Integer> minutes = interval == 0 ? Optional.empty() : Optional.of(interval);
        return new MsgConversationApi(
                "acme",
                "12345678",
                new MsgConversationSettings(
                        MsgConversationSettings.DEFAULT.poll(), timeframe, minutes, "all", "all", unit));
    }

    /** Kore's status details of all agents. */
    public static AgentStatusDetailsApi status(int timeZoneOffset, int pageSize) {
        return new AgentStatusDetailsApi(
                "acme",
                "63f07d26",
                new AgentStatusDetailsSettings(
                        AgentStatusDetailsSettings.DEFAULT.poll(),
                        timeZoneOffset,
                        false,
                        List.of(),
                        pageSize,
                        Duration.ofHours(2)));
    }

    /** Kore's call volume of the last two hours. */
    public static CallVolumeApi volume(int pageSize, TimeUnit unit) {
        return new CallVolumeApi(
                "acme",
                "63f07d26",
                "o-1",
                new CallVolumeSettings(CallVolumeSettings.DEFAULT.poll(), pageSize, Duration.ofHours(2), unit));
    }

    /** The API that reads the sample. */
    public PolledApi api() {
        return switch (this) {
            case AGENT_MONITOR -> new AgentMonitorApi("acme", ZONE, AgentMonitorSettings.DEFAULT);
            case AGENT_PERFORMANCE -> new AgentPerformanceApi("acme", ZONE, AgentPerformanceSettings.DEFAULT);
            case MSG_CONVERSATION -> conversations(60, 5, TimeUnit.MILLISECONDS);
            case AGENT_STATUS_DETAILS -> status(0, 50);
            case CALL_VOLUME -> volume(100, TimeUnit.MILLISECONDS);
        };
    }

    /** What the API asks first, of an account that has never been polled. */
    public ApiRequest question() {
        return question(api());
    }

    /** What an API asks first, of an account that has never been polled. */
    public static ApiRequest question(PolledApi api) {
        return api.questions(new FetchContext(NOW, Optional.empty(), Map.of(), Optional.empty()))
                .getFirst();
    }

    /** One account's polls of an API, every five seconds. */
    public static PollTarget target(PolledApi api) {
        return new PollTarget(
                "acme",
                "api",
                api.datasets(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                AbsencePolicy.DEFAULT,
                DayWindow.of(api));
    }

    /** The sample's JSON. */
    public String json() {
        String path = "/golden/" + file + ".json";
        try (var in = Objects.requireNonNull(Sample.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the API reads in an answer. */
    public CallResult read(String json) {
        return read(api(), json);
    }

    /** What an API reads in an answer to its first question. */
    public static CallResult read(PolledApi api, String json) {
        ApiRequest question = question(api);
        ResponseDecoder decoder = new ResponseDecoder(api.shape(), question.asked());
        decoder.feed(json.getBytes(UTF_8));
        return api.judge(question, new CallResult.AnsweredCall(decoder.finish(), CallResult.CallCost.NONE));
    }

    /** The same of an answer that can be read. */
    public static DecodedResponse.ResponseRows page(PolledApi api, String json) {
        return (DecodedResponse.ResponseRows) ((CallResult.AnsweredCall) read(api, json)).answer();
    }
}
