/** The catalogue: every dataset and topic as a typed value, so that no name is written twice. */
@NullMarked
package io.switchboard.topic;

import org.jspecify.annotations.NullMarked;
