/** Secrets as a type that does not print itself, and what keeps them out of everything that is written. */
@NullMarked
package io.switchboard.platform.secret;

import org.jspecify.annotations.NullMarked;
