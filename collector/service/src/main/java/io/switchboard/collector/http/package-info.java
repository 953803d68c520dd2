/**
 * One call of a vendor: sent, bounded in time and size, decoded while it comes in, and turned into a value whatever
 * happens.
 */
@NullMarked
package io.switchboard.collector.http;

import org.jspecify.annotations.NullMarked;
