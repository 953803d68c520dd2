package io.switchboard.streams.status;

/**
 * What each vendor's words mean. LivePerson's API has no agents' statuses.
 *
 * @param convoso of the agent monitor's words
 * @param kore of the status segments' words, primary and secondary
 */
public record StatusMappings(StatusMapping convoso, StatusMapping kore) {

    /** As it is where the configuration says nothing. */
    public static final StatusMappings DEFAULT = new StatusMappings(StatusMapping.CONVOSO, StatusMapping.KORE);
}
