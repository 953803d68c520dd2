/** A subscriber in Java: what another team writes. */
@NullMarked
package io.switchboard.subscriber;

import org.jspecify.annotations.NullMarked;
