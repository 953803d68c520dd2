package io.switchboard.simulator.kore;

import io.switchboard.simulator.centre.AgentStatus;

/**
 * What Kore calls a status. An agent who has not noticed that the call is over is as busy as on the call.
 *
 * @param primary AVAILABLE, BUSY, AWAY or OFFLINE
 * @param secondary the agent's own choice among the centre's words
 */
record Words(String primary, String secondary) {
    private static final Words AVAILABLE = new Words("AVAILABLE", "AVAILABLE");
    private static final Words BUSY = new Words("BUSY", "BUSY");
    private static final Words ACW = new Words("BUSY", "ACW");
    private static final Words PREVIEW = new Words("BUSY", "Preview");
    private static final Words BREAK = new Words("AWAY", "Break");
    /** What nobody does here, but in an answer that is wrong. */
    static final Words MEETING = new Words("AWAY", "Meeting");

    private static final Words OFFLINE = new Words("OFFLINE", "OFFLINE");

    static Words of(AgentStatus status) {
        return switch (status) {
            case READY -> AVAILABLE;
            case INCALL, DEAD -> BUSY;
            case DISPO -> ACW;
            case PREVIEW -> PREVIEW;
            case PAUSED -> BREAK;
            case LOGGED_OUT -> OFFLINE;
        };
    }
}
