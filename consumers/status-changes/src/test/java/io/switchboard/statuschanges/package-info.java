/** Tests of the app of status changes. */
@NullMarked
package io.switchboard.statuschanges;

import org.jspecify.annotations.NullMarked;
