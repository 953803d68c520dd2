package io.switchboard.endtoend.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.endtoend.stack.LastAnswer;
import io.switchboard.endtoend.stack.ThreeVendors;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** What the state topics say, in the words of {@link VendorsSay}. */
public record StateSays(TopicReader reader, Topics topics) {

    /** Status, campaign and calls of today of each agent who is logged in, by user id. */
    public Map<String, String> monitor() {
        return LastAnswer.agents(reader.latest(topics.state(Dataset.CONVOSO_AGENTS)), ThreeVendors.CONVOSO);
    }

    /** Calls, human answered, machines and others of each agent on a day, by user id. */
    public Map<String, String> performance(LocalDate day) {
        Map<String, String> agents = new TreeMap<>();
        reader.latest(topics.state(Dataset.CONVOSO_PERFORMANCE)).forEach((key, row) -> {
            if (key.getDateStart().equals(day) && key.getDateEnd().equals(day)) {
                agents.put(
                        key.getUserId(),
                        "%s %s %s %s".formatted(row.getCalls(), row.getHumanAnswered(), row.getAm(), row.getOthers()));
            }
        });
        return agents;
    }

    /** Status and end of each stretch that began then, by user id and begin. */
    public Map<String, String> segments(Instant from, Instant to) {
        Map<String, String> segments = new TreeMap<>();
        reader.latest(topics.state(Dataset.KORE_STATUS)).forEach((key, row) -> {
            if (isIn(key.getStartTime(), from, to)) {
                String end = row.getEndTime() == null
                        ? "-"
                        : row.getEndTime().toString().replace("Z", "");
                segments.put(
                        key.getUserId() + " " + key.getStartTime(),
                        row.getPrimaryStatus() + " " + row.getSecondaryStatus() + " " + end);
            }
        });
        return segments;
    }

    /** Offered, answered, abandoned and handling time of each interval that began then, by queue and begin. */
    public Map<String, String> volume(Instant from, Instant to) {
        Map<String, String> intervals = new TreeMap<>();
        reader.latest(topics.state(Dataset.KORE_VOLUME)).forEach((key, row) -> {
            if (isIn(key.getIntervalStart(), from, to)) {
                intervals.put(
                        key.getQueueId() + " " + key.getIntervalStart(),
                        "%s %s %s %s"
                                .formatted(
                                        row.getOfferedContacts(),
                                        row.getAnsweredContacts(),
                                        row.getAbandonedContacts(),
                                        row.getConversationHandleTimeMs()));
            }
        });
        return intervals;
    }

    /** Resolved by whom, and handling time, of each interval that ended later, by poll record, skill and agent. */
    public Map<String, String> conversations(Instant after) {
        Map<String, String> intervals = new TreeMap<>();
        reader.latest(topics.state(Dataset.LIVEPERSON_CONVERSATIONS)).forEach((key, row) -> {
            if (key.getLevel().equals("skill-agent") && key.getBucketEnd().isAfter(after)) {
                intervals.put(
                        key.getBucketEnd() + " " + key.getSkillId() + " " + key.getAgentId(),
                        "%s %s %s %s"
                                .formatted(
                                        row.getResolvedConversationsByCcp(),
                                        row.getResolvedConversationsByConsumer(),
                                        row.getResolvedConversationsBySystem(),
                                        row.getTotalHandlingTimeResolvedConversationsMs()));
            }
        });
        return intervals;
    }

    /** It is what the vendors say now, once nothing changes any more. */
    public void verifyAgainst(VendorsSay vendors, Instant now) throws Exception {
        LocalDate today = LocalDate.ofInstant(now, vendors.centre().centre().zone());
        assertThat(monitor()).isNotEmpty().isEqualTo(vendors.monitor());
        assertThat(performance(today)).isNotEmpty().isEqualTo(vendors.performance(today));
        assertThat(segments(Instant.EPOCH, now)).isNotEmpty().isEqualTo(vendors.segments(now, now));
        Instant hourAgo = now.minus(Duration.ofHours(1));
        assertThat(volume(hourAgo, now)).isNotEmpty().isEqualTo(vendors.volume(hourAgo, now));
        Instant inAllAnswers = now.minus(Duration.ofMinutes(50));
        assertThat(conversations(inAllAnswers)).isNotEmpty().isEqualTo(vendors.conversations(inAllAnswers));
    }

    private static boolean isIn(Instant time, Instant from, Instant to) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
