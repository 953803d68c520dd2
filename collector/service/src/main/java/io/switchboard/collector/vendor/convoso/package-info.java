/**
 * Convoso: agents and statistics of now, and what each agent did in a day. Pages: <a
 * href="https://help.convoso.com/hc/en-us/articles/37726420680731-Agent-Monitor-Search-API">Agent Monitor Search</a>,
 * <a href="https://help.convoso.com/hc/en-us/articles/37835517521435-Agent-Performance-Search-API">Agent Performance
 * Search</a>. What they do not say, and this package handles:
 *
 * <ul>
 *   <li>times have no zone: {@code time-zone} of the account gives them one;
 *   <li>a failure comes with HTTP status 200 and {@code success: false}, under several names
 *       ({@link io.switchboard.collector.vendor.convoso.ConvosoStatus});
 *   <li>a day nobody worked is such a failure too, in the words "Missing Agents";
 *   <li>performance is asked for day by day, as a range of days is reported as a whole; a GET has the token in its URL,
 *       so that a POST of a form can be configured instead.
 * </ul>
 *
 * Where the rows lie in the answers is in the schemas.
 */
@NullMarked
package io.switchboard.collector.vendor.convoso;

import org.jspecify.annotations.NullMarked;
