/** The documents and the architecture say what is so. */
@NullMarked
package io.switchboard.endtoend.docs;

import org.jspecify.annotations.NullMarked;
