/** One test for each guarantee of the README. */
@NullMarked
package io.switchboard.endtoend.guarantee;

import org.jspecify.annotations.NullMarked;
