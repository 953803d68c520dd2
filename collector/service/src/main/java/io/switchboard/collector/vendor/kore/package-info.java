/**
 * Kore.ai: segments of agents' statuses, and the contacts of each queue. Pages: <a
 * href="https://koreai.mintlify.app/ai-for-service/apis/contact-center/agent-status-details">Agent Status Details</a>,
 * Call Volume, <a href="https://koreai.mintlify.app/ai-for-service/apis/automation/api-introduction">tokens</a>. What
 * they do not say, or say in two ways, and this package handles:
 *
 * <ul>
 *   <li>the claim {@code appId} has to be spelled so; {@code sub}, {@code exp} and {@code jti} are wanted by some
 *       applications only ({@link io.switchboard.collector.vendor.kore.JwtSettings});
 *   <li>a day is one {@code date} in the sample, a start and an end date in the table; its zone is an offset as
 *       JavaScript counts it;
 *   <li>agents and records move between two pages, so that each page begins with the last one of the page before;
 *   <li>{@code hasMore} is true on a page behind which there is nothing;
 *   <li>two segments of an agent begin in one second ({@link io.switchboard.collector.vendor.kore.LastingSegments});
 *   <li>durations of call volume are milliseconds, where the page says seconds; a record grows for hours;
 *   <li>deep pages are refused, so that a time that is refused is asked for in halves.
 * </ul>
 *
 * Where the rows lie in the answers is in the schemas.
 */
@NullMarked
package io.switchboard.collector.vendor.kore;

import org.jspecify.annotations.NullMarked;
