package io.switchboard.collector.vendor;

import io.switchboard.collector.fetch.PolledApi;

/**
 * One of an account's APIs, with what the file says of its polls.
 *
 * @param name as the file's datasets name it, and the second part of its targets' names
 */
public record ConfiguredApi(String name, PollSettings settings, PolledApi api) {}
