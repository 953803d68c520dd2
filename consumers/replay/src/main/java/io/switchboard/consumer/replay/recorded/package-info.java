/** What is recorded on a broker: its topics, the clients that read them, and where a range lies. */
@NullMarked
package io.switchboard.consumer.replay.recorded;

import org.jspecify.annotations.NullMarked;
