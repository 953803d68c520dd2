/** What all tests have in common when they wait. */
@NullMarked
package io.switchboard.testsupport;

import org.jspecify.annotations.NullMarked;
