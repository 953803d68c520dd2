/** The app that turns changes of agents' rows into changes of status. */
@NullMarked
package io.switchboard.statuschanges;

import org.jspecify.annotations.NullMarked;
