package io.switchboard.consumer.query;

import java.util.Optional;

/**
 * A request that has arrived completely and may be answered.
 *
 * @param uri path and query, as sent
 * @param body of a POST
 * @param forwarded whether another instance asks for one of its callers
 */
record Asked(String uri, Optional<String> body, boolean forwarded) {}
