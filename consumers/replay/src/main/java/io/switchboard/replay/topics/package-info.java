/** What is recorded on a broker: its topics, the clients that read them, and where a range lies. */
@NullMarked
package io.switchboard.replay.topics;

import org.jspecify.annotations.NullMarked;
