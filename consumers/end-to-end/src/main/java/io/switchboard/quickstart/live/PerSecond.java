package io.switchboard.quickstart.live;

/**
 * How much comes in a real second.
 *
 * @param polls of all targets
 * @param events of all datasets
 */
public record PerSecond(double polls, double events) {}
