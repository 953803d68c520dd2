package io.switchboard.simulator.contactcentre;

/** Where an agent's calls come from. */
public enum CallDirection {
    /** From queues only. */
    INBOUND,
    /** From queues and from the dialler. */
    BLENDED,
    /** From the dialler, which puts the call through. */
    PREDICTIVE,
    /** From the dialler, after a look at the lead. */
    PREVIEW;

    /** Whether the dialler gives calls to such an agent. */
    boolean isDialled() {
        return this != INBOUND;
    }
}
