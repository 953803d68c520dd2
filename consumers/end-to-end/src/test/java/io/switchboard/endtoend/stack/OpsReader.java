package io.switchboard.endtoend.stack;

import io.switchboard.collector.Collector;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a collector how it is, as an operator's tools do. */
public final class OpsReader {
    private static final Pattern POLLS = Pattern.compile(
            "switchboard_polls_total\\{(?<target>account=\"[^\"]+\",api=\"[^\"]+\"),outcome=\"(?<outcome>[^\"]+)\"} (?<count>\\S+)");

    private OpsReader() {}

    /** What a path says. */
    public static String get(Collector collector, String path) {
        URI uri = URI.create("http://127.0.0.1:" + collector.opsAddress().getPort() + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** How often each target has been polled, whatever came of it; 0 where it is to be polled soon. */
    public static Map<String, Double> polls(Collector collector) {
        return polls(collector, _ -> true);
    }

    /** How often all of each target was read. */
    public static Map<String, Double> completePolls(Collector collector) {
        return polls(collector, "complete"::equals);
    }

    private static Map<String, Double> polls(Collector collector, Predicate<String> outcome) {
        Map<String, Double> polls = new HashMap<>();
        Matcher matcher = POLLS.matcher(get(collector, "/metrics"));
        while (matcher.find()) {
            if (outcome.test(matcher.group("outcome"))) {
                polls.merge(matcher.group("target"), Double.valueOf(matcher.group("count")), Double::sum);
            }
        }
        return polls;
    }
}
