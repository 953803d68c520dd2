/** Tests of reading a status. */
@NullMarked
package io.switchboard.consumer.status;

import org.jspecify.annotations.NullMarked;
