package io.switchboard.simulator.contactcentre;

import java.time.Instant;

/**
 * One change of one agent's status as it really happened. Logging on is from, logging off to
 * {@link AgentStatus#LOGGED_OUT}.
 *
 * @param at to the millisecond
 */
public record StatusTransition(String account, String agentId, Instant at, AgentStatus from, AgentStatus to) {}
