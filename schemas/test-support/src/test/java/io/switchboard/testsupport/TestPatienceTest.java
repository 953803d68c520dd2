package io.switchboard.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TestPatienceTest {
    @Test
    void shouldWaitAsLongAsABusyMachineMayNeed() {
        List<Long> left = new ArrayList<>();

        Awaitility.await()
                .conditionEvaluationListener(looked -> left.add(looked.getRemainingTimeInMS()))
                .until(() -> true);

        assertThat(left).isNotEmpty().allMatch(millis -> millis > TimeUnit.SECONDS.toMillis(50));
    }
}
