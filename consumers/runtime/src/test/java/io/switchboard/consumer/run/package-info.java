/** Tests of the life of a Streams app. */
@NullMarked
package io.switchboard.consumer.run;

import org.jspecify.annotations.NullMarked;
