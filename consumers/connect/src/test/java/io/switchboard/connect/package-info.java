/** The connector files in a real worker of Kafka Connect, from real topics into a real database. */
@NullMarked
package io.switchboard.connect;

import org.jspecify.annotations.NullMarked;
