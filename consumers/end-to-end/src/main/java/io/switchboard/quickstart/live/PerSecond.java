package io.switchboard.quickstart.live;

/**
 * How much comes in a real second.
 *
 * @param polls of the agent monitor
 * @param events of all datasets
 */
public record PerSecond(double polls, double events) {
    static final PerSecond NONE = new PerSecond(0, 0);
}
