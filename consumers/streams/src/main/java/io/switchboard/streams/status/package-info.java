/** What a change event of an agent says of the agent's status: which word, which of our statuses, and since when. */
@NullMarked
package io.switchboard.streams.status;

import org.jspecify.annotations.NullMarked;
