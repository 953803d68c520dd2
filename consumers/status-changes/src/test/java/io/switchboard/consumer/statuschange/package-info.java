/** Tests of the app of status changes. */
@NullMarked
package io.switchboard.consumer.statuschange;

import org.jspecify.annotations.NullMarked;
