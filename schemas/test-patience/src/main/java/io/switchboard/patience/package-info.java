/** What all tests have in common when they wait. */
@NullMarked
package io.switchboard.patience;

import org.jspecify.annotations.NullMarked;
