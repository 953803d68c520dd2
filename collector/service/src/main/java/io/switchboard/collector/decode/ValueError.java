package io.switchboard.collector.decode;

/**
 * Why a value of an answer cannot be read.
 *
 * @param reason what is wrong, without the value itself: an answer may hold what must not be logged
 */
record ValueError(String reason) {}
