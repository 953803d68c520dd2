/** Tests of what operators see of a program. */
@NullMarked
package io.switchboard.platform.ops;

import org.jspecify.annotations.NullMarked;
