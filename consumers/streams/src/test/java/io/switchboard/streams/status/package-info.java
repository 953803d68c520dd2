/** Tests of reading a status. */
@NullMarked
package io.switchboard.streams.status;

import org.jspecify.annotations.NullMarked;
