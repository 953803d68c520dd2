/** Health and metrics of every program, over HTTP. */
@NullMarked
package io.switchboard.platform.ops;

import org.jspecify.annotations.NullMarked;
