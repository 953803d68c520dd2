package io.switchboard.simulator.centre;

/** A campaign or a queue. */
public record Group(long id, String name) {}
