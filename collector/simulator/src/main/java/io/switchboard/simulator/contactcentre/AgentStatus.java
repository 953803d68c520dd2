package io.switchboard.simulator.contactcentre;

/** What an agent does at an instant. All but {@link #LOGGED_OUT} are words the vendor's monitor shows. */
public enum AgentStatus {
    READY,
    INCALL,
    /** The caller has hung up, the agent has not noticed yet. */
    DEAD,
    /** After the call: the agent says how it went. */
    DISPO,
    PAUSED,
    /** Looking at a lead before it is dialled. */
    PREVIEW,
    /** Absent from the monitor. */
    LOGGED_OUT
}
