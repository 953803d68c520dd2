/** What the vendor can be asked to do wrong. */
@NullMarked
package io.switchboard.simulator.fault;

import org.jspecify.annotations.NullMarked;
