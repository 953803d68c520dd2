/**
 * Reads a part of the past again, beside the live run: the same questions, decoder, diff and commit, in chunks, each of
 * which is one transaction and the place where an interrupted backfill goes on.
 */
@NullMarked
package io.switchboard.collector.backfill;

import org.jspecify.annotations.NullMarked;
