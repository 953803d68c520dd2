package io.switchboard.simulator.contactcentre;

/** A day's totals of both directions. */
public record DayTotals(DirectionTotals inbound, DirectionTotals outbound) {}
