/** The quick start: the whole of Switchboard in one process, and a live view of what comes out of its topics. */
@NullMarked
package io.switchboard.quickstart;

import org.jspecify.annotations.NullMarked;
