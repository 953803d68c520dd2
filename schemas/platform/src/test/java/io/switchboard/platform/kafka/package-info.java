@NullMarked
package io.switchboard.platform.kafka;

import org.jspecify.annotations.NullMarked;
