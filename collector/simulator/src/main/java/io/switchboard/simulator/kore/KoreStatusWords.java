package io.switchboard.simulator.kore;

import io.switchboard.simulator.contactcentre.AgentStatus;

/**
 * What Kore calls a status. An agent who has not noticed that the call is over is as busy as on the call.
 *
 * @param primary AVAILABLE, BUSY, AWAY or OFFLINE
 * @param secondary the agent's own choice among the centre's words
 */
record KoreStatusWords(String primary, String secondary) {
    private static final KoreStatusWords AVAILABLE = new KoreStatusWords("AVAILABLE", "AVAILABLE");
    private static final KoreStatusWords BUSY = new KoreStatusWords("BUSY", "BUSY");
    private static final KoreStatusWords ACW = new KoreStatusWords("BUSY", "ACW");
    private static final KoreStatusWords PREVIEW = new KoreStatusWords("BUSY", "Preview");
    private static final KoreStatusWords BREAK = new KoreStatusWords("AWAY", "Break");
    /** What nobody does here, but in an answer that is wrong. */
    static final KoreStatusWords MEETING = new KoreStatusWords("AWAY", "Meeting");

    private static final KoreStatusWords OFFLINE = new KoreStatusWords("OFFLINE", "OFFLINE");

    static KoreStatusWords of(AgentStatus status) {
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
