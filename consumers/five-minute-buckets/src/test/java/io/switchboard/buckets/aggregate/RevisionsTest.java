package io.switchboard.buckets.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.buckets.aggregate.Line.Issue;
import io.switchboard.buckets.extract.BucketSubject;
import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of the revisions of each bucket, in random runs. */
class RevisionsTest {
    @TempDir
    private File dir;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7})
    void shouldFollowFromOneAnother(long seed) {
        Replay replay = Replay.of(seed, dir);
        Map<String, Issue> latest = new HashMap<>();
        for (Replay.Turned turn : replay.turns()) {
            assertThat(turn.issues()).extracting(Issue::bucket).doesNotHaveDuplicates();
            for (Issue issue : turn.issues()) {
                Issue before = latest.put(issue.bucket(), issue);
                boolean closed = issue.end() <= closedTo(turn.before(), issue);
                boolean wasFinal = before != null && before.is("is_final");

                assertThat(issue.is("corrected")).as("corrected %s", issue).isEqualTo(closed || wasFinal);
                long next = before == null ? 1 : before.amount("revision") + 1;
                assertThat(issue.amount("revision")).as("revision %s", issue).satisfies(revision -> {
                    if (isRecent(turn.before(), issue)) {
                        assertThat(revision).isEqualTo(next);
                    } else {
                        assertThat(revision).isGreaterThanOrEqualTo(next);
                    }
                });
                assertThat(issue.is("is_final") || !wasFinal)
                        .as("final %s", issue)
                        .isTrue();
                if (before != null) {
                    assertThat(content(issue)).as("new %s", issue).isNotEqualTo(content(before));
                }
            }
        }
        assertThat(latest.values())
                .isNotEmpty()
                .allSatisfy(issue -> assertThat(issue.is("is_final"))
                        .as("%s", issue)
                        .isEqualTo(issue.end() <= closedTo(replay.clock(issue.account()), issue)));
    }

    /** How often an older one was issued is known of its day alone. */
    private static boolean isRecent(AccountWatermark clock, Issue issue) {
        return issue.end()
                > clock.closedTo() - BucketRules.DEFAULT.correctionWindow().toSeconds();
    }

    private static long closedTo(AccountWatermark clock, Issue issue) {
        return clock.closedTo(issue.isOfAgent() ? BucketSubject.SubjectKind.AGENT : BucketSubject.SubjectKind.QUEUE);
    }

    /** All but the number of the revision and whether it comes late. */
    private static Map<String, Object> content(Issue issue) {
        Map<String, Object> content = new HashMap<>();
        issue.row()
                .getSchema()
                .getFields()
                .forEach(field -> content.put(field.name(), Objects.requireNonNullElse(issue.get(field.name()), "")));
        content.keySet().removeAll(List.of("revision", "corrected"));
        return content;
    }
}
