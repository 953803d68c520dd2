/** Programs in processes of their own. */
@NullMarked
package io.switchboard.endtoend.process;

import org.jspecify.annotations.NullMarked;
