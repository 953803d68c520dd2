package io.switchboard.simulator.contactcentre;

import java.util.Optional;

/**
 * A call, inbound if it came through a queue.
 *
 * @param leadId who is at the other end
 */
public record CentreCall(long id, long leadId, Optional<CentreGroup> queue) {
    public boolean isInbound() {
        return queue.isPresent();
    }
}
