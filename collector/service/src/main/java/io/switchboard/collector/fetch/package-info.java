/**
 * What one poll asks a vendor, page by page until its deadline, and what the answers come to: whole, doubtful, cut off
 * or refused, question by question. Knows nothing of when polls are made and of what is committed.
 */
@NullMarked
package io.switchboard.collector.fetch;

import org.jspecify.annotations.NullMarked;
