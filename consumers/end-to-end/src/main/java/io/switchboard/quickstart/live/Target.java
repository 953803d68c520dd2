package io.switchboard.quickstart.live;

import io.switchboard.Poll;
import java.util.List;
import java.util.Optional;

/**
 * An account's dataset as it was configured: what one poll asks for.
 *
 * @param name account/dataset
 * @param last how its last poll ended, if one has
 * @param rows that the last poll read
 * @param changesPerSecond in a real second
 * @param facts that its rows tell, what matters most first
 */
public record Target(String name, Optional<Poll> last, int rows, double changesPerSecond, List<Fact> facts) {

    public Target {
        facts = List.copyOf(facts);
    }

    public String account() {
        return name.substring(0, name.indexOf('/'));
    }

    public String api() {
        return name.substring(name.indexOf('/') + 1);
    }
}
