/** The app that turns changes of agents' rows into changes of status. */
@NullMarked
package io.switchboard.consumer.statuschange;

import org.jspecify.annotations.NullMarked;
