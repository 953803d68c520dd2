package io.switchboard.simulator.centre;

/** A day's totals of both directions. */
public record DayTotals(Totals inbound, Totals outbound) {}
