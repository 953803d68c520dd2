package io.switchboard.simulator.centre;

import java.util.Optional;

/**
 * A call, inbound if it came through a queue.
 *
 * @param leadId who is at the other end
 */
public record Call(long id, long leadId, Optional<Group> queue) {
    public boolean isInbound() {
        return queue.isPresent();
    }
}
