@NullMarked
package io.switchboard.consumer.reading;

import org.jspecify.annotations.NullMarked;
