/** Tests of what changes of segments say, and a status page to make such changes. */
@NullMarked
package io.switchboard.statuschanges.segments;

import org.jspecify.annotations.NullMarked;
