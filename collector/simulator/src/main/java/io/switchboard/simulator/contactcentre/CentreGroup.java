package io.switchboard.simulator.contactcentre;

/** A campaign or a queue. */
public record CentreGroup(long id, String name) {}
