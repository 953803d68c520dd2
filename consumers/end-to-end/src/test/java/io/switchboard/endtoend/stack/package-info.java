/** A broker, a registry, the programs over them and what reads their topics: what tests of all rooms share. */
@NullMarked
package io.switchboard.endtoend.stack;

import org.jspecify.annotations.NullMarked;
