/**
 * LivePerson: conversations that were resolved, by interval. Pages: Messaging Operations API, method Messaging
 * Conversation; <a href="https://developers.liveperson.com/before-you-get-started-let-s-get-started.html">the domain
 * API</a>; <a href="https://developers.liveperson.com/login-service-retry-policy.html">the pauses before a retry</a>.
 * What they do not say, or leave to the client, and this package handles:
 *
 * <ul>
 *   <li>the server is asked for by the account's id, and may move
 *       ({@link io.switchboard.collector.vendor.liveperson.DomainDiscovery});
 *   <li>requests are signed (OAuth 1.0), or carry a token that a user logs in for; too many logins lock the user
 *       ({@link io.switchboard.collector.vendor.liveperson.LoginPause});
 *   <li>an interval is named by its end, rounded up to five minutes; the earliest one of an answer is never whole;
 *   <li>only the last 24 hours can be asked for, counted back from now;
 *   <li>the unit of handling times is stated nowhere: they are milliseconds, unless configured;
 *   <li>an answer may be wrapped as {@code {body, meta}}, with the status that it would have had in {@code meta};
 *   <li>a list of ids may be too long for a URL, and is posted then.
 * </ul>
 *
 * Where the rows lie in the answers is in the schemas.
 */
@NullMarked
package io.switchboard.collector.vendor.liveperson;

import org.jspecify.annotations.NullMarked;
