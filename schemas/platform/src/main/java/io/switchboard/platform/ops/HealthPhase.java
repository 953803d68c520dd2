package io.switchboard.platform.ops;

/** How far a program may be. */
public enum HealthPhase {
    /** It waits for its topics, or for its place in the group. */
    STARTING,
    /** Partitions come or go, and what it knows of them is read back. */
    RESTORING,
    /** All that is assigned is worked on. */
    READY,
    /** Nothing new begins. */
    STOPPING
}
