/** What the vendor can be told to do wrong. */
@NullMarked
package io.switchboard.simulator.fault;

import org.jspecify.annotations.NullMarked;
