package io.switchboard.wallboard;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.switchboard.Status;

/**
 * A stretch of one status, up to where the next one begins.
 *
 * @param from epoch milliseconds; 0 for before the time that is shown
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"from", "status"})
record ShownSegment(long from, Status status) {
    static final long BEFORE = 0;
}
