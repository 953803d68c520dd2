package io.switchboard.simulator.contactcentre;

/** How a call ended. */
public enum CallEnding {
    /** The agent hung up. */
    AGENT,
    /** The other side hung up. */
    CALLER,
    /** The line broke. */
    SYSTEM,
    /** The caller gave up before an agent answered. */
    ABANDONED
}
