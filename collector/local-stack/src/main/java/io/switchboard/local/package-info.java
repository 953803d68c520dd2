/**
 * A Kafka broker and a schema registry for a laptop and for tests: the real servers, on 127.0.0.1 only, up in seconds.
 *
 * <p>The broker runs in this process, the registry in a child process that cannot outlive it. Start both with
 * {@link io.switchboard.local.LocalStack}; the parts are {@link io.switchboard.local.KafkaBroker} and
 * {@link io.switchboard.local.RegistryServer}.
 */
@NullMarked
package io.switchboard.local;

import org.jspecify.annotations.NullMarked;
