/** What the quick start has seen on the topics, folded into what is worth showing. Without I/O and without a clock. */
@NullMarked
package io.switchboard.quickstart.live;

import org.jspecify.annotations.NullMarked;
