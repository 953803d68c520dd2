/** LivePerson's API: where it is, who calls, the request, and which of its intervals are whole. */
@NullMarked
package io.switchboard.collector.liveperson;

import org.jspecify.annotations.NullMarked;
